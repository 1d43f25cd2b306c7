public import StatesLanguage

/// A definition that is ready to run: every expression compiled, every transition an index.
///
/// It is immutable and may be shared by any number of executions.
public struct CompiledStateMachine: Sendable {
    /// The definition.
    public let definition: StateMachine

    /// The longest time that an execution may take.
    public let timeLimit: Duration

    let flow: CompiledFlow

    /// Compiles a definition.
    ///
    /// - Throws: Everything that is wrong with the definition, at once.
    public init(_ definition: StateMachine) throws(DefinitionError) {
        let errors = definition.diagnostics(as: .express).filter { $0.severity == .error }
        guard errors.isEmpty else { throw DefinitionError(diagnostics: errors) }
        var compiler = StateMachineCompiler()
        let flow = compiler.compile(
            definition.states,
            startAt: definition.startAt,
            location: "/States"
        )
        guard compiler.diagnostics.isEmpty else {
            throw DefinitionError(diagnostics: compiler.diagnostics)
        }
        self.definition = definition
        self.flow = flow
        self.timeLimit = min(
            definition.timeoutSeconds.map(Duration.seconds) ?? WorkflowLimits.executionTimeLimit,
            WorkflowLimits.executionTimeLimit
        )
    }
}
