public import Time
public import Functions
public import JSON
import Synchronization

/// Invokes functions in this process, under the limits that Lambda sets.
///
/// A handler that waits until its deadline only is called in its caller's task: nothing is
/// allocated for the call, and no thread is left. Too many invocations at once are turned away at
/// once. Any number of tasks may invoke at the same time.
public final class LocalInvoker: Sendable {
    /// A function that was looked up.
    ///
    /// It spares the search by name; it belongs to the invoker that made it.
    public struct Resolved: Hashable, Sendable {
        let index: Int
    }

    /// The names of all functions, in the order of their bindings.
    public let functionNames: [String]

    private let functions: [BoundFunction]
    private let indexes: [String: Int]
    private let concurrency: ConcurrencyLimiter
    private let clock: InvocationClock
    private let timer: DeadlineTimer
    private let requestIDs: RequestIDGenerator

    /// Creates an invoker of functions that are bound to their handlers.
    ///
    /// - Parameters:
    ///   - bindings: The functions; names must differ.
    ///   - accountConcurrency: How many invocations may run at once, over all functions.
    ///   - clock: What tells the time.
    ///   - requestIDs: What names invocations.
    /// - Throws: All faults of the declarations together.
    public init(
        _ bindings: [FunctionBinding],
        accountConcurrency: Int = FunctionLimits.accountConcurrency,
        clock: InvocationClock = .continuous,
        requestIDs: RequestIDGenerator = RequestIDGenerator()
    ) throws(FunctionDeclarationError) {
        let declarations = bindings.map(\.declaration)
        let faults = FunctionDeclaration.faults(
            of: declarations,
            accountConcurrency: accountConcurrency
        )
        guard faults.isEmpty else { throw FunctionDeclarationError(faults: faults) }
        functions = bindings.enumerated().map { BoundFunction($0.element, index: $0.offset) }
        functionNames = declarations.map(\.name)
        indexes = Dictionary(
            declarations.enumerated().map { ($0.element.name, $0.offset) },
            uniquingKeysWith: { first, _ in first }
        )
        concurrency = ConcurrencyLimiter(
            reserved: declarations.map(\.reservedConcurrency),
            account: accountConcurrency
        )
        self.clock = clock
        timer = DeadlineTimer(clock: clock)
        self.requestIDs = requestIDs
    }

    /// Looks a function up.
    ///
    /// - Returns: The function, or `nil` when none has this name.
    public func resolve(_ name: String) -> Resolved? {
        indexes[name].map(Resolved.init(index:))
    }

    /// Invokes the function that has this name.
    ///
    /// - Parameters:
    ///   - name: The function's name.
    ///   - input: What the handler reads its input from.
    ///   - deadline: When the caller stops waiting; the function's time limit counts besides.
    /// - Returns: What the handler wrote.
    /// - Throws: ``/Functions/InvocationFailure``, in the words of Lambda.
    public func invoke(
        _ name: String,
        input: JSONValue,
        deadline: Instant? = nil
    ) async throws(InvocationFailure) -> JSONValue {
        try await invoke(try expect(name), input: input, deadline: deadline)
    }

    /// Looks up a function that must be there.
    ///
    /// - Throws: The failure of an invocation of a function that does not exist.
    package func expect(_ name: String) throws(InvocationFailure) -> Resolved {
        guard let function = resolve(name) else {
            throw .unknownFunction(name, requestID: requestIDs.next())
        }
        return function
    }

    /// Invokes a function that was looked up before.
    ///
    /// Cancelling the caller cancels the handler; what it answers nevertheless is returned.
    ///
    /// - Parameters:
    ///   - function: The function, from ``resolve(_:)`` of this invoker.
    ///   - input: What the handler reads its input from.
    ///   - deadline: When the caller stops waiting; the function's time limit counts besides.
    /// - Returns: What the handler wrote.
    /// - Throws: ``/Functions/InvocationFailure``, in the words of Lambda.
    public func invoke(
        _ function: Resolved,
        input: JSONValue,
        deadline: Instant? = nil
    ) async throws(InvocationFailure) -> JSONValue {
        let invocation = try begin(functions[function.index], callerDeadline: deadline)
        guard invocation.function.endsByItself else {
            return try await supervise(invocation, input)
        }
        defer { concurrency.leave(function.index) }
        return try await perform(invocation, input)
    }

    /// How many invocations of a function are running.
    package func runningCount(of function: Resolved) -> Int {
        concurrency.runningCount(of: function.index)
    }

    /// Takes a place for an invocation, which is given back when it has ended.
    private func begin(
        _ function: BoundFunction,
        callerDeadline: Instant?
    ) throws(InvocationFailure) -> Invocation {
        let requestID = requestIDs.next()
        guard concurrency.enter(function.index) else { throw .throttled(requestID: requestID) }
        return Invocation(
            of: function,
            requestID: requestID,
            start: clock.now(),
            callerDeadline: callerDeadline
        )
    }

    // Always inlined: it is a part of both ways to invoke, and a layer of its own would cost a frame.
    @inline(__always)
    private func perform(
        _ invocation: Invocation,
        _ input: JSONValue
    ) async throws(InvocationFailure) -> JSONValue {
        let output: JSONValue
        do {
            output = try await invocation.function.invoke(input, invocation.context)
        } catch {
            throw invocation.failure(for: error, at: clock.now(), isCancelled: Task.isCancelled)
        }
        try invocation.checkOwnDeadline(clock)
        return output
    }

    // Never inlined: what only a supervised invocation needs would be paid for by every other.
    @inline(never)
    private func supervise(
        _ invocation: Invocation,
        _ input: JSONValue
    ) async throws(InvocationFailure) -> JSONValue {
        let answer = FirstOutcome<Result<JSONValue, InvocationFailure>>()
        // A task of its own, since the caller must be able to go on without it. It frees its place
        // when it really ends: what was given up still counts.
        let task = Task { [self] in
            let result: Result<JSONValue, InvocationFailure>
            do throws(InvocationFailure) {
                result = .success(try await perform(invocation, input))
            } catch {
                result = .failure(error)
            }
            concurrency.leave(invocation.function.index)
            answer.finish(with: result)
        }
        let ticket = timer.schedule(at: invocation.context.deadline) {
            task.cancel()
            answer.finish(with: .failure(invocation.deadlineFailure))
        }
        defer { timer.cancel(ticket) }
        let result = await withTaskCancellationHandler {
            await answer.value()
        } onCancel: {
            task.cancel()
        }
        return try result.get()
    }
}

/// A function and its handler, as an invoker keeps them.
final class BoundFunction: Sendable {
    let declaration: FunctionDeclaration

    /// Its place among the invoker's functions.
    let index: Int

    /// Whether the handler keeps its time limit by itself.
    let endsByItself: Bool

    let invoke: @Sendable (JSONValue, InvocationContext) async throws -> JSONValue

    init(_ binding: FunctionBinding, index: Int) {
        declaration = binding.declaration
        self.index = index
        endsByItself = binding.declaration.waits == .untilDeadline
        invoke = binding.invoke
    }
}
