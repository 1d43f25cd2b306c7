import JSON
import StatesLanguage

/// A definition in JSONata mode with these states, from their JSON text.
func definition(startAt: String, _ states: String) throws -> JSONValue {
    try JSONValue(
        parsing: #"{"QueryLanguage":"JSONata","StartAt":"\#(startAt)","States":\#(states)}"#
    )
}

/// A definition of one state, named `S`, from its JSON text.
func definition(of state: String) throws -> JSONValue {
    try definition(startAt: "S", #"{"S":\#(state)}"#)
}

/// The one state, decoded.
func decodedState(_ state: String) throws -> State? {
    try StateMachine(decoding: definition(of: state)).states.first
}

/// The diagnostics of a definition of one state.
func diagnostics(of state: String, as type: WorkflowType = .express) throws -> [Diagnostic] {
    StateMachine.diagnostics(of: try definition(of: state), as: type)
}

/// An error as `ValidateStateMachineDefinition` answers it.
func error(
    _ message: String,
    at location: String?,
    code: DiagnosticCode = .schemaValidationFailed
) -> Diagnostic {
    Diagnostic(code: code, message: message, location: location)
}

/// A warning as `ValidateStateMachineDefinition` would answer it.
func warning(
    _ message: String,
    at location: String?,
    code: DiagnosticCode = .schemaValidationFailed
) -> Diagnostic {
    Diagnostic(severity: .warning, code: code, message: message, location: location)
}
