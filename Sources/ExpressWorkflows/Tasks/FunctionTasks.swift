public import JSON
import StatesLanguage

/// Answers tasks that call Lambda functions, in both forms that a definition may use.
///
/// A function's ARN as `Resource` hands the arguments to the function and returns its payload.
/// `arn:aws:states:::lambda:invoke` takes `FunctionName` and `Payload`, and returns what the Lambda
/// API returns, the payload among it.
public struct FunctionTasks<Invoker: FunctionInvoking>: TaskHandler {
    private let invoker: Invoker

    /// Creates a handler that hands every call to `invoker`.
    public init(_ invoker: Invoker) {
        self.invoker = invoker
    }

    /// Invokes the function that a request names.
    ///
    /// - Throws: What the invocation throws, or `States.Runtime` for what is no function.
    public func perform(_ request: TaskRequest) async throws(TaskFailure) -> JSONValue {
        switch request.target {
        case .function(let name, _):
            return try await invoker.invoke(name, payload: request.arguments, request: request)
        case .integration(service: "lambda", action: "invoke", pattern: .requestResponse):
            let name = try FunctionReference.name(in: request.arguments)
            let payload = try await invoker.invoke(
                name,
                payload: request.arguments["Payload"] ?? [:],
                request: request
            )
            return Self.invocationResult(payload)
        case .integration, .activity, .other:
            throw TaskFailure(
                error: "States.Runtime",
                cause: "Expected a Lambda function as Resource but found "
                    + "'\(request.resource.rawValue)'"
            )
        }
    }

    private static func invocationResult(_ payload: JSONValue) -> JSONValue {
        InvocationResult.envelope.setting("Payload", to: payload)
    }
}

/// What the Lambda API returns for a call that succeeded.
private enum InvocationResult {
    /// All of it but the payload, whose place is kept.
    static let envelope: JSONValue = [
        "ExecutedVersion": "$LATEST",
        "Payload": .null,
        "SdkHttpMetadata": [
            "AllHttpHeaders": [:],
            "HttpHeaders": [:],
            "HttpStatusCode": 200,
        ],
        "SdkResponseMetadata": [:],
        "StatusCode": 200,
    ]
}

/// What `FunctionName` may hold: a name, a partial ARN or an ARN, each with a qualifier or without.
enum FunctionReference {
    static func name(in arguments: JSONValue) throws(TaskFailure) -> String {
        guard let reference = arguments["FunctionName"]?.string, !reference.isEmpty else {
            throw TaskFailure(
                error: "States.Runtime",
                cause: "Expected the name of a function as FunctionName in the arguments"
            )
        }
        return name(of: reference)
    }

    static func name(of reference: String) -> String {
        guard reference.hasColon else { return reference }
        let parts = reference.split(separator: ":", omittingEmptySubsequences: false)
        if let marker = parts.firstIndex(of: "function"), marker + 1 < parts.count {
            return String(parts[marker + 1])
        }
        return String(parts[0])
    }
}

extension String {
    /// Whether there is a colon, looked for byte by byte: nearly all references are plain names.
    fileprivate var hasColon: Bool {
        let colon = UInt8(ascii: ":")
        return utf8.withContiguousStorageIfAvailable { $0.contains(colon) }
            ?? utf8.contains(colon)
    }
}
