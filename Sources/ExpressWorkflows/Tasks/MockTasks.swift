public import JSON
import StatesLanguage
import Time
import Synchronization

/// Answers tasks from a file, so that a definition runs without the functions that it calls.
///
/// The file is a JSON object. A member's name says for which task its value answers: a state's
/// name, a `Resource`, or a function's name; the state's name goes first. The value is an answer:
///
/// ```json
/// {
///   "ValidateOrder":     {"result": {"Payload": {"total": 149.97}}},
///   "reserve-inventory": {"error": "InsufficientInventory", "cause": "two short"},
///   "CapturePayment":    [{"error": "Lambda.TooManyRequestsException"}, {"result": {}}],
///   "SendConfirmation":  {"echo": true, "delaySeconds": 0.5}
/// }
/// ```
///
/// - `result` is what the task returns; for `lambda:invoke` an object with the function's answer as
///   its `Payload`, as `TestState` takes it.
/// - `echo` returns the task's arguments (for `lambda:invoke` the `Payload` among them).
/// - `error` and `cause` fail the task.
/// - `delaySeconds` waits first.
/// - An array answers call after call; its last answer repeats.
public struct MockTasks: TaskHandler {
    private struct Answer: Sendable {
        var outcome: Outcome
        var delay: Duration?
    }

    private enum Outcome: Sendable {
        case result(JSONValue)
        case echo
        case failure(TaskFailure)
    }

    /// The answers of one member, and how many have been given.
    private final class Script: Sendable {
        private let answers: [Answer]
        private let position = Atomic<Int>(0)

        init(_ answers: [Answer]) { self.answers = answers }

        func next() -> Answer {
            let index = position.wrappingAdd(1, ordering: .relaxed).oldValue
            return answers[min(index, answers.count - 1)]
        }
    }

    private let scripts: [String: Script]
    private let clock: any WorkflowClock

    /// Reads the answers.
    ///
    /// - Throws: The first member that is no answer.
    public init(
        _ json: JSONValue,
        clock: any WorkflowClock = SystemClock()
    ) throws(MockTasksError) {
        guard let members = json.object else {
            throw MockTasksError(location: "", expected: "an object", found: json)
        }
        var scripts: [String: Script] = [:]
        for (name, value) in members {
            scripts[name] = Script(try Self.answers(in: value, of: name))
        }
        self.scripts = scripts
        self.clock = clock
    }

    /// Answers as the file says.
    ///
    /// - Throws: The failure that the file names, or `States.TaskFailed` for a task without a mock.
    public func perform(_ request: TaskRequest) async throws(TaskFailure) -> JSONValue {
        guard let script = script(for: request) else {
            throw TaskFailure(
                error: "States.TaskFailed",
                cause: "Expected a mock named '\(request.stateName)' or "
                    + "'\(request.resource.rawValue)' but found none"
            )
        }
        let answer = script.next()
        if let delay = answer.delay {
            do {
                try await clock.sleep(until: clock.now + delay)
            } catch {
                throw TaskFailure(
                    error: "States.TaskFailed",
                    cause: "The mock's wait was cancelled"
                )
            }
        }
        switch answer.outcome {
        case .result(let value): return value
        case .failure(let failure): throw failure
        case .echo: return request.arguments
        }
    }

    private func script(for request: TaskRequest) -> Script? {
        if let script = scripts[request.stateName] ?? scripts[request.resource.rawValue] {
            return script
        }
        switch request.target {
        case .function(let name, _):
            return scripts[name]
        case .integration(service: "lambda", action: "invoke", pattern: _):
            guard let reference = request.arguments["FunctionName"]?.string else { return nil }
            return scripts[reference] ?? scripts[FunctionReference.name(of: reference)]
        case .integration, .activity, .other:
            return nil
        }
    }
}

// MARK: Reading

extension MockTasks {
    private static func answers(
        in value: JSONValue,
        of name: String
    ) throws(MockTasksError) -> [Answer] {
        guard let elements = value.array else { return [try answer(in: value, at: name)] }
        guard !elements.isEmpty else {
            throw MockTasksError(location: name, expected: "at least one answer", found: value)
        }
        var answers: [Answer] = []
        for (index, element) in elements.enumerated() {
            answers.append(try answer(in: element, at: "\(name)[\(index)]"))
        }
        return answers
    }

    private static func answer(
        in value: JSONValue,
        at location: String
    ) throws(MockTasksError) -> Answer {
        var delay: Duration?
        if let seconds = value["delaySeconds"] {
            guard let number = seconds.double, number >= 0 else {
                throw MockTasksError(
                    location: location + ".delaySeconds",
                    expected: "a number of seconds",
                    found: seconds
                )
            }
            delay = .seconds(number)
        }
        if let result = value["result"] {
            return Answer(outcome: .result(result), delay: delay)
        }
        if value["echo"]?.boolean == true {
            return Answer(outcome: .echo, delay: delay)
        }
        if let error = value["error"]?.string {
            let failure = TaskFailure(error: error, cause: value["cause"]?.string)
            return Answer(outcome: .failure(failure), delay: delay)
        }
        throw MockTasksError(
            location: location,
            expected: "an object with 'result', 'echo' or 'error'",
            found: value
        )
    }
}

/// A file of mocks holds what is no answer.
public struct MockTasksError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Where, such as `CapturePayment[1]`; empty for the whole file.
    public var location: String

    /// What was expected there.
    public var expected: String

    /// What was found there.
    public var found: JSONValue

    /// The error as a sentence.
    public var description: String {
        let place = location.isEmpty ? "" : " at \(location)"
        return "expected \(expected) but found \(found)\(place)"
    }
}
