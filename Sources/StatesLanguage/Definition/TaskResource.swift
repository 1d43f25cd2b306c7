/// What a ``TaskState`` calls: an Amazon Resource Name.
public struct TaskResource: RawRepresentable, Sendable, Hashable, ExpressibleByStringLiteral {
    /// The name's text.
    public let rawValue: String

    /// Creates a resource from its name.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Creates a resource from its name.
    public init(stringLiteral value: String) { self.rawValue = value }

    /// The optimised Lambda integration, whose arguments name the function.
    public static let lambdaInvoke = TaskResource(rawValue: "arn:aws:states:::lambda:invoke")

    /// A function by its ARN: the task's arguments are its input, its result is the task's.
    public static func lambda(
        _ function: String,
        region: String = "us-east-1",
        account: String = "123456789012"
    ) -> TaskResource {
        TaskResource(rawValue: "arn:aws:lambda:\(region):\(account):function:\(function)")
    }
}

extension TaskResource {
    /// How a service integration ends its call.
    public enum IntegrationPattern: Sendable, Hashable {
        /// When the service has answered.
        case requestResponse

        /// When the job that the call started has ended: `.sync`, `.sync:2`.
        case runJob

        /// When somebody returns the task's token: `.waitForTaskToken`.
        case waitForTaskToken
    }

    /// What the parts of a name say about the call.
    public indirect enum Target: Sendable, Hashable {
        /// A Lambda function, by its name, with the version or alias behind it, if any.
        case function(name: String, qualifier: String?)

        /// A service's action, such as `lambda` and `invoke`, or `aws-sdk:dynamodb` and `getItem`.
        case integration(service: String, action: String, pattern: IntegrationPattern)

        /// An activity that a worker polls for.
        case activity(name: String)

        /// Anything else.
        case other
    }

    /// The call that the name stands for.
    ///
    /// It takes time linear in the name's length; keep the result.
    public var target: Target {
        let parts = rawValue.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count >= 7, parts[0] == "arn" else { return .other }
        switch (parts[2], parts[5]) {
        case ("lambda", "function"):
            return .function(
                name: String(parts[6]),
                qualifier: parts.count > 7 ? String(parts[7]) : nil
            )
        case ("states", "activity"):
            return .activity(name: String(parts[6]))
        case ("states", _) where parts[3].isEmpty && parts[4].isEmpty:
            return Self.integration(parts[5...])
        default:
            return .other
        }
    }

    private static func integration(_ parts: ArraySlice<Substring>) -> Target {
        var parts = parts
        // `.sync:2` is the second version of the pattern; its number is no action.
        if parts.last == "2", parts.dropLast().last?.hasSuffix(".sync") == true {
            parts = parts.dropLast()
        }
        guard parts.count >= 2, let last = parts.last else { return .other }
        let service = parts.dropLast().joined(separator: ":")
        let (action, pattern): (Substring, IntegrationPattern) =
            if last.hasSuffix(".sync") {
                (last.dropLast(".sync".count), .runJob)
            } else if last.hasSuffix(".waitForTaskToken") {
                (last.dropLast(".waitForTaskToken".count), .waitForTaskToken)
            } else {
                (last, .requestResponse)
            }
        return .integration(service: service, action: String(action), pattern: pattern)
    }
}
