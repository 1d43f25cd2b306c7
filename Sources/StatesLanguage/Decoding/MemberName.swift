/// The name of a member of some object of the language.
enum MemberName: String, Sendable {
    case and = "And"
    case arguments = "Arguments"
    case assign = "Assign"
    case backoffRate = "BackoffRate"
    case branches = "Branches"
    case `catch` = "Catch"
    case cause = "Cause"
    case causePath = "CausePath"
    case choices = "Choices"
    case comment = "Comment"
    case condition = "Condition"
    case credentials = "Credentials"
    case `default` = "Default"
    case end = "End"
    case error = "Error"
    case errorEquals = "ErrorEquals"
    case errorPath = "ErrorPath"
    case executionType = "ExecutionType"
    case heartbeatSeconds = "HeartbeatSeconds"
    case heartbeatSecondsPath = "HeartbeatSecondsPath"
    case inputPath = "InputPath"
    case intervalSeconds = "IntervalSeconds"
    case itemBatcher = "ItemBatcher"
    case itemProcessor = "ItemProcessor"
    case itemReader = "ItemReader"
    case itemSelector = "ItemSelector"
    case items = "Items"
    case itemsPath = "ItemsPath"
    case iterator = "Iterator"
    case jitterStrategy = "JitterStrategy"
    case label = "Label"
    case maxAttempts = "MaxAttempts"
    case maxConcurrency = "MaxConcurrency"
    case maxConcurrencyPath = "MaxConcurrencyPath"
    case maxDelaySeconds = "MaxDelaySeconds"
    case mode = "Mode"
    case next = "Next"
    case not = "Not"
    case or = "Or"
    case output = "Output"
    case outputPath = "OutputPath"
    case parameters = "Parameters"
    case processorConfig = "ProcessorConfig"
    case queryLanguage = "QueryLanguage"
    case resource = "Resource"
    case result = "Result"
    case resultPath = "ResultPath"
    case resultSelector = "ResultSelector"
    case resultWriter = "ResultWriter"
    case retry = "Retry"
    case roleARN = "RoleArn"
    case seconds = "Seconds"
    case secondsPath = "SecondsPath"
    case startAt = "StartAt"
    case states = "States"
    case timeoutSeconds = "TimeoutSeconds"
    case timeoutSecondsPath = "TimeoutSecondsPath"
    case timestamp = "Timestamp"
    case timestampPath = "TimestampPath"
    case toleratedFailureCount = "ToleratedFailureCount"
    case toleratedFailureCountPath = "ToleratedFailureCountPath"
    case toleratedFailurePercentage = "ToleratedFailurePercentage"
    case toleratedFailurePercentagePath = "ToleratedFailurePercentagePath"
    case type = "Type"
    case variable = "Variable"
    case version = "Version"
}

extension MemberName {
    /// Whether the member exists in JSONPath mode only.
    var belongsToJSONPath: Bool {
        switch self {
        case .and, .causePath, .errorPath, .heartbeatSecondsPath, .inputPath, .itemsPath,
            .maxConcurrencyPath, .not, .or, .outputPath, .parameters, .result, .resultPath,
            .resultSelector, .secondsPath, .timeoutSecondsPath, .timestampPath,
            .toleratedFailureCountPath, .toleratedFailurePercentagePath, .variable:
            true
        default:
            false
        }
    }
}
