/// What kind of thing a diagnostic reports, as an extensible set of names.
public struct DiagnosticCode: RawRepresentable, Sendable, Hashable {
    /// The name, as `ValidateStateMachineDefinition` answers it.
    public let rawValue: String

    /// Creates a code from its name.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The definition is not JSON.
    public static let invalidJSON = DiagnosticCode(rawValue: "INVALID_JSON_DESCRIPTION")

    /// A member is missing, has the wrong type or a value outside its range.
    public static let schemaValidationFailed = DiagnosticCode(rawValue: "SCHEMA_VALIDATION_FAILED")

    /// A transition leads nowhere, or no transition leads to a state.
    public static let missingTransitionTarget = DiagnosticCode(
        rawValue: "MISSING_TRANSITION_TARGET"
    )

    /// No state ends the machine.
    public static let missingEndState = DiagnosticCode(rawValue: "MISSING_END_STATE")

    /// Two states of a machine have one name.
    public static let duplicateStateName = DiagnosticCode(rawValue: "DUPLICATE_STATE_NAME")

    /// A state's name is empty or too long.
    public static let invalidStateName = DiagnosticCode(rawValue: "INVALID_STATE_NAME")

    /// A variable's name is no identifier.
    public static let invalidVariableName = DiagnosticCode(rawValue: "INVALID_VARIABLE_NAME")

    /// A variable has the name of one of the language's own.
    public static let reservedVariableName = DiagnosticCode(rawValue: "RESERVED_VARIABLE_NAME")

    /// Machines lie within machines beyond the limit.
    public static let tooDeeplyNested = DiagnosticCode(rawValue: "TOO_DEEPLY_NESTED")

    /// An expression does not parse.
    public static let invalidJSONataExpression = DiagnosticCode(
        rawValue: "INVALID_JSONATA_EXPRESSION"
    )

    /// An expression uses what it can't have where it stands.
    public static let unsupportedJSONataExpression = DiagnosticCode(
        rawValue: "UNSUPPORTED_JSONATA_EXPRESSION"
    )

    /// The definition uses a query language that this package does not run.
    public static let unsupportedQueryLanguage = DiagnosticCode(
        rawValue: "UNSUPPORTED_QUERY_LANGUAGE"
    )
}
