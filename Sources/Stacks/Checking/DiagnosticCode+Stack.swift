public import StatesLanguage

extension DiagnosticCode {
    /// A name does not have the form that AWS asks for.
    public static let invalidName = DiagnosticCode(rawValue: "INVALID_NAME")

    /// Two parts of one kind have one name, or two routes one path and method.
    public static let duplicateName = DiagnosticCode(rawValue: "DUPLICATE_NAME")

    /// A part refers to one that the stack does not have.
    public static let unknownReference = DiagnosticCode(rawValue: "UNKNOWN_REFERENCE")

    /// A number is outside the bounds that AWS sets.
    public static let limitExceeded = DiagnosticCode(rawValue: "LIMIT_EXCEEDED")

    /// A time limit does not leave what is inside it enough time.
    public static let timeLimitOrder = DiagnosticCode(rawValue: "TIME_LIMIT_ORDER")

    /// A mapping template does not parse.
    public static let invalidTemplate = DiagnosticCode(rawValue: "INVALID_TEMPLATE")

    /// A model says what this package does not check.
    public static let unsupportedModel = DiagnosticCode(rawValue: "UNSUPPORTED_MODEL")

    /// An integration cannot answer every request.
    public static let incompleteIntegration = DiagnosticCode(rawValue: "INCOMPLETE_INTEGRATION")
}
