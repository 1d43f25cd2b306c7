import StatesLanguage
import Testing

@Suite struct DiagnosticTests {
    @Test func `a diagnostic is written as Step Functions joins it`() {
        let placed = error("Value cannot be empty", at: "/States/S/Choices")
        #expect(
            "\(placed)" == "SCHEMA_VALIDATION_FAILED: Value cannot be empty at /States/S/Choices"
        )
        let general = error("Workflow has no terminal state", at: nil, code: .missingEndState)
        #expect("\(general)" == "MISSING_END_STATE: Workflow has no terminal state")
    }

    @Test func `an error has a line for each diagnostic`() {
        let diagnostics = [error("a", at: "/"), warning("b", at: "/States/B")]
        let error = DefinitionError(diagnostics: diagnostics)
        let text = "SCHEMA_VALIDATION_FAILED: a at /\nSCHEMA_VALIDATION_FAILED: b at /States/B"
        #expect("\(error)" == text)
    }

    @Test(arguments: [
        (DiagnosticCode.invalidJSON, "INVALID_JSON_DESCRIPTION"),
        (.schemaValidationFailed, "SCHEMA_VALIDATION_FAILED"),
        (.missingTransitionTarget, "MISSING_TRANSITION_TARGET"),
        (.missingEndState, "MISSING_END_STATE"),
        (.duplicateStateName, "DUPLICATE_STATE_NAME"),
        (.invalidStateName, "INVALID_STATE_NAME"),
        (.invalidVariableName, "INVALID_VARIABLE_NAME"),
        (.reservedVariableName, "RESERVED_VARIABLE_NAME"),
        (.tooDeeplyNested, "TOO_DEEPLY_NESTED"),
        (.invalidJSONataExpression, "INVALID_JSONATA_EXPRESSION"),
        (.unsupportedJSONataExpression, "UNSUPPORTED_JSONATA_EXPRESSION"),
    ])
    func `a code is Step Functions' own`(code: DiagnosticCode, name: String) {
        #expect(code.rawValue == name)
        #expect(DiagnosticCode(rawValue: name) == code)
    }
}
