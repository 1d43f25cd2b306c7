import ExpressWorkflows
import JSON
import Stacks

/// A call of `StartSyncExecution`, read from its JSON body.
struct StartSyncExecutionCall: Sendable {
    let stateMachineARN: String
    let name: String?
    let input: JSONValue

    /// The input's text as a JSON string, as the answer repeats it.
    let inputText: JSONValue

    /// Reads a call to one state machine.
    ///
    /// - Returns: The call, or what Step Functions answers when it starts no execution.
    static func read(
        _ body: [UInt8],
        for stateMachineARN: String
    ) -> Result<StartSyncExecutionCall, StepFunctionsError> {
        Result { () throws(StepFunctionsError) in
            let call = try StartSyncExecutionCall(reading: body)
            guard call.stateMachineARN == stateMachineARN else {
                throw StepFunctionsError(
                    .stateMachineDoesNotExist,
                    "State Machine Does Not Exist: '\(call.stateMachineARN)'"
                )
            }
            return call
        }
    }

    private init(reading body: [UInt8]) throws(StepFunctionsError) {
        let call: JSONValue
        do throws(JSONSyntaxError) {
            call = try JSONValue(parsing: body)
        } catch {
            throw StepFunctionsError(.serializationException, "\(error)")
        }
        guard let stateMachineARN = call["stateMachineArn"]?.string else {
            throw .validation(of: "stateMachineArn", "null", "Member must not be null")
        }
        self.stateMachineARN = stateMachineARN
        name = call["name"]?.string
        if let name, !name.isStepFunctionsName {
            throw StepFunctionsError(.invalidName, "Invalid Name: '\(name)'")
        }
        inputText = call["input"] ?? "{}"
        let parsed = inputText.withUTF8 { text -> Result<JSONValue, StepFunctionsError> in
            Result { () throws(StepFunctionsError) in try Self.input(text) }
        }
        guard let parsed else {
            throw .validation(of: "input", "\(inputText.kind)", "Member must be a string")
        }
        input = try parsed.get()
    }

    private static func input(
        _ text: UnsafeBufferPointer<UInt8>
    ) throws(StepFunctionsError) -> JSONValue {
        guard text.count <= GatewayLimits.bodyByteCount else {
            throw .validation(
                of: "input",
                "(\(text.count) bytes)",
                "Member must have length less than or equal to \(GatewayLimits.bodyByteCount)"
            )
        }
        do throws(JSONSyntaxError) {
            return try JSONValue(parsing: text)
        } catch {
            throw StepFunctionsError(
                .invalidExecutionInput,
                "Invalid State Machine Execution Input: '\(error)'"
            )
        }
    }
}

/// The refusal of a call that starts no execution.
struct StepFunctionsError: Error, Hashable {
    /// The refusal's name, as Step Functions' model has it.
    enum Code: String, Hashable {
        case invalidExecutionInput = "InvalidExecutionInput"
        case invalidName = "InvalidName"
        case serializationException = "SerializationException"
        case stateMachineDoesNotExist = "StateMachineDoesNotExist"
        case validationException = "ValidationException"
    }

    /// The HTTP status of every refusal.
    static let status = 400

    let code: Code
    let message: String

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    static func validation(
        of member: String,
        _ value: String,
        _ rule: String
    ) -> StepFunctionsError {
        StepFunctionsError(
            .validationException,
            "1 validation error detected: Value '\(value)' at '\(member)' failed to satisfy "
                + "constraint: \(rule)"
        )
    }

    /// The body of the refusal.
    var envelope: JSONValue {
        ["__type": JSONValue(code.rawValue), "message": JSONValue(message)]
    }
}

extension ExecutionResult {
    /// The body of the answer of `StartSyncExecution`, status 200 however the execution ended.
    func envelope(inputText: JSONValue) -> JSONValue {
        var builder = JSONBuilder(capacity: 2_048)
        builder.object { object in
            object.set("executionArn", to: executionARN)
            object.set("stateMachineArn", to: stateMachineARN)
            object.set("name", to: name)
            object.set("startDate", to: Double(startDate) / 1_000)
            object.set("stopDate", to: Double(stopDate) / 1_000)
            object.set("status", to: status.rawValue)
            object.set("output", ifPresent: output?.text)
            object.set("error", ifPresent: error)
            object.set("cause", ifPresent: cause)
            object.set("input", to: inputText)
            object.set("inputDetails", to: Self.included)
            object.set("outputDetails", to: Self.included)
            object.object("billingDetails") { details in
                details.set("billedDurationInMilliseconds", to: billedMilliseconds)
                details.set("billedMemoryUsedInMB", to: 64)
            }
        }
        return builder.finish()
    }

    private static let included: JSONValue = ["included": true]

    /// Step Functions counts in steps of 100 ms, at least one.
    private var billedMilliseconds: Int {
        let (seconds, attoseconds) = duration.components
        let milliseconds = Int(seconds * 1_000 + attoseconds / 1_000_000_000_000_000)
        return max(1, (milliseconds + 99) / 100) * 100
    }
}
