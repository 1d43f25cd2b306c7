/// The texts of diagnostics, as `ValidateStateMachineDefinition` writes them where that is known.
enum DiagnosticMessage {
    static func required(_ names: [MemberName]) -> String {
        "These fields are required: \(list(names))"
    }

    static func requiredButMissing(_ name: MemberName) -> String {
        "The field '\(name.rawValue)' is required but was missing"
    }

    static func tooMany(of names: [MemberName]) -> String {
        "There should only be one of the following fields: \(list(names))"
    }

    static func none(of names: [MemberName]) -> String {
        "This object should have only one of the following fields: \(list(names))"
    }

    static func noCondition() -> String {
        let names: [MemberName] = [.and, .or, .not, .variable, .condition]
        return "The object must have only one of the following fields, \(list(names))"
    }

    static func unsupported(_ name: String) -> String { "Field '\(name)' is not supported" }

    static func belongsToJSONPath(_ name: String) -> String {
        """
        The QueryLanguage is set to 'JSONata', but field '\(name)' is only supported for the \
        'JSONPath' QueryLanguage
        """
    }

    static let downgrade =
        "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine"

    static let jsonPath =
        "JSONPath is not supported yet: expected \"QueryLanguage\": \"JSONata\" in the state or "
        + "the state machine"

    static func oneOf(_ values: [String]) -> String {
        "Value should be one of the following: [\(values.joined(separator: ", "))]"
    }

    static func type(_ values: [String]) -> String {
        """
        The field 'Type' should have one of these values: [\(values.joined(separator: ", "))]
        """
    }

    static func expected(_ type: String) -> String { "Expected value of type \(type)" }

    static func minimum(_ value: Double) -> String { "Minimum value is \(number(value))" }

    static func maximum(_ value: Double) -> String { "Maximum value is \(number(value))" }

    static let empty = "Value cannot be empty"

    static let resource = "Value is not a valid resource ARN"

    static let timestamp = "String does not match RFC3339 timestamp"

    static let delimiters = "JSONata string must start with {% and end with %}"

    static let statesAll = "States.ALL must appear alone and at end of list"

    static let notAnObject = "Definition must be a valid JSON object"

    static func missingTarget(_ name: String) -> String { "Missing 'Next' target: \(name)" }

    static func unreachable(_ name: String) -> String { "State \"\(name)\" is not reachable." }

    static let noTerminalState = "Workflow has no terminal state"

    static func duplicateName(_ name: String) -> String { "Duplicate State name: \(name)" }

    static func stateName(_ length: Int) -> String {
        "State name must have 1 to \(DefinitionLimits.stateNameLength) characters, found \(length)"
    }

    static let tooDeep =
        "States are nested more than \(DefinitionLimits.machineNesting) levels deep"

    static func variableName(_ name: String) -> String {
        "Invalid variable name '\(name)': the variable name contains invalid characters."
    }

    static func reserved(_ name: String) -> String {
        "Cannot assign to reserved variable '$\(name)'."
    }

    // The blank at the end is Step Functions' own.
    static let waitForTaskToken =
        "Express state machine does not support '.waitForTaskToken' service integration "

    static let runJob = "Express state machine does not support '.sync' service integration"

    static let activity = "Express state machine does not support Activity ARN"

    static let activityCredentials = "The field 'Credentials' is not supported for activities"

    static let distributed = """
        The field 'Mode' with value 'DISTRIBUTED' is not supported inside 'EXPRESS' state machines
        """

    private static func list(_ names: [MemberName]) -> String {
        "[\(names.map(\.rawValue).joined(separator: ", "))]"
    }

    private static func number(_ value: Double) -> String {
        Int64(exactly: value).map(String.init) ?? String(value)
    }
}
