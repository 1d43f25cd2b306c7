import JSON

/// A failure on its way from where it happened to whoever asked for the evaluation.
///
/// One word, so that functions that cannot fail pay nothing for those that can; what is known about
/// the failure is gathered behind it.
struct Fault: Error {
    /// What is known about a failure.
    final class Details: @unchecked Sendable {
        // Safe though it changes: a failure is made, completed on its way up, and turned into a
        // `JSONataError` within one evaluation, which is one thread's; it never leaves the module.
        let code: FaultCode
        var position: Int?
        var token: String?
        var functionName: String?
        var value: JSONValue?
        var otherValue: JSONValue?
        var index: Int?
        var typeName: String?
        var message: String?
        var limit: EvaluationLimit?

        /// What a function of the surrounding program threw.
        var cause: JSONataError?

        /// The number of the template's expression that failed.
        var leaf: Int?

        /// Whether AWS gives no reason for the failure.
        var isInternal = false

        init(code: FaultCode) {
            self.code = code
        }
    }

    let details: Details

    init(
        _ code: FaultCode,
        position: Int? = nil,
        token: String? = nil,
        value: JSONValue? = nil,
        index: Int? = nil
    ) {
        details = Details(code: code)
        details.position = position
        details.token = token
        details.value = value
        details.index = index
    }

    /// The failure as callers of the module see it.
    var error: JSONataError {
        if var cause = details.cause {
            cause.position = cause.position ?? details.position
            cause.token = cause.token ?? details.token
            cause.functionName = cause.functionName ?? details.functionName
            return cause
        }
        return JSONataError(
            code: JSONataError.Code(rawValue: details.code.rawValue),
            message: message,
            position: details.position,
            token: details.token,
            functionName: details.functionName,
            value: details.value
        )
    }
}

/// The bounds that an evaluation can run into.
enum EvaluationLimit {
    case depth
    case time
    case memory

    /// The text as AWS writes it.
    var stepFunctionsMessage: String {
        switch self {
        case .depth:
            "Stack overflow error: Check for non-terminating recursive function. "
                + "Consider rewriting as tail-recursive"
        case .time: "Expression evaluation timeout: Check for infinite loop"
        case .memory:
            "Expression evaluation memory limit exceeded: Check for excessive memory usage"
        }
    }
}

extension Fault {
    /// A bound was reached.
    static func limit(_ limit: EvaluationLimit) -> Fault {
        let fault = Fault(.limitExceeded)
        fault.details.limit = limit
        fault.details.message = limit.stepFunctionsMessage
        return fault
    }

    private var message: String {
        if details.code == .limitExceeded, let message = details.message { return message }
        let template = details.code.messageTemplate
        guard template.contains("{{") else { return template }
        var message = ""
        var rest = Substring(template)
        while let open = rest.firstIndex(of: "{") {
            message += rest[..<open]
            rest = rest[open...]
            let braces = rest.prefix { $0 == "{" }.count
            guard braces > 1, let close = rest.firstIndex(of: "}") else {
                message.append("{")
                rest = rest.dropFirst()
                continue
            }
            let name = rest[..<close].drop { $0 == "{" }
            let width = min(braces, 3)
            // "${{{token}}}" has the dollar sign outside; four braces do not occur.
            message += detail(String(name), asJSON: width == 2)
            rest = rest[close...].dropFirst(width)
        }
        return message + rest
    }

    private func detail(_ name: String, asJSON: Bool) -> String {
        let text: String?
        switch name {
        case "token": text = details.token
        case "functionName": text = details.functionName
        case "message": text = details.message
        case "type": text = details.typeName
        case "index": return details.index.map(String.init) ?? "undefined"
        case "value":
            guard let value = details.value else { return "undefined" }
            return asJSON ? value.text : value.string ?? value.text
        case "value2": return details.otherValue?.text ?? "undefined"
        case "exp": return details.otherValue?.text ?? "undefined"
        default: text = nil
        }
        guard let text else { return "undefined" }
        return asJSON ? JSONValue(text).text : text
    }
}
