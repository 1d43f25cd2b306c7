import ExpressWorkflows
import Functions
import JSON
import LocalFunctions
import Synchronization

/// Invokes functions in this process, and turns calls away when a test wants it to.
final class TestInvoker: FunctionInvoking {
    typealias Plan = @Sendable (_ function: String) -> TaskFailure?

    private let invoker: LocalInvoker
    private static let nothing: Plan = { _ in nil }

    private let plan: Mutex<Plan>
    private let invoked = Mutex<[String]>([])

    init(_ invoker: LocalInvoker) {
        self.invoker = invoker
        plan = Mutex(Self.nothing)
    }

    func plan(_ plan: @escaping Plan) { self.plan.withLock { $0 = plan } }

    /// The functions that were called so far, in order.
    var log: [String] { invoked.withLock { $0 } }

    func invoke(
        _ function: String,
        payload: JSONValue,
        request: TaskRequest
    ) async throws(TaskFailure) -> JSONValue {
        invoked.withLock { $0.append(function) }
        if let failure = plan.withLock({ $0(function) }) { throw failure }
        do throws(InvocationFailure) {
            return try await invoker.invoke(function, input: payload, deadline: request.deadline)
        } catch {
            throw TaskFailure(error: error.error, cause: error.cause)
        }
    }
}
