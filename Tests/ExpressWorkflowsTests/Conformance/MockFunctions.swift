import ExpressWorkflows
import JSON
import Synchronization

/// Functions that do what a case's `functions` say.
final class MockFunctions: FunctionInvoking {
    private let functions: JSONValue
    private let clock: ManualClock
    private let calls = Mutex<[String: Int]>([:])

    init(_ functions: JSONValue, clock: ManualClock) {
        self.functions = functions
        self.clock = clock
    }

    func invoke(
        _ function: String,
        payload: JSONValue,
        request: TaskRequest
    ) async throws(TaskFailure) -> JSONValue {
        guard let behaviour = functions[function]?["behaviour"] else {
            throw TaskFailure(error: "Lambda.ResourceNotFoundException")
        }
        let call = calls.withLock { calls in
            calls[function, default: 0] += 1
            return calls[function, default: 0]
        }
        return try answer(behaviour, payload: payload, call: call, request: request)
    }

    private func answer(
        _ behaviour: JSONValue,
        payload: JSONValue,
        call: Int,
        request: TaskRequest
    ) throws(TaskFailure) -> JSONValue {
        if behaviour["echo"] == true { return payload }
        if let value = behaviour["return"] { return value }
        if let repeated = behaviour["returnRepeated"] {
            let text = repeated["text"]?.string ?? ""
            return JSONValue(String(repeating: text, count: Int(repeated["count"]?.integer ?? 0)))
        }
        if let seconds = behaviour["sleepSeconds"]?.double {
            clock.advance(by: .seconds(seconds))
            return try answer(
                behaviour["then"] ?? .null,
                payload: payload,
                call: call,
                request: request
            )
        }
        if let sequence = behaviour["sequence"]?.array {
            let next = sequence[min(call, sequence.count) - 1]
            return try answer(next, payload: payload, call: call, request: request)
        }
        throw failure(behaviour["error"] ?? [:])
    }

    private func failure(_ error: JSONValue) -> TaskFailure {
        var payload: [(String, JSONValue)] = [
            ("errorMessage", error["errorMessage"] ?? ""),
            ("errorType", error["errorType"] ?? ""),
            ("requestId", "c3a2c0de-0000-4000-8000-000000000000"),
        ]
        if let trace = error["stackTrace"] { payload.append(("stackTrace", trace)) }
        return TaskFailure(
            error: error["errorType"]?.string ?? "Exception",
            cause: JSONValue(members: payload).text
        )
    }
}
