import JSON

/// Checks what only the machine as a whole shows: names and transitions.
///
/// It looks at the JSON rather than at decoded states, so that a fault inside a state does not
/// hide where the state leads.
struct MachineChecker {
    /// How bad it is that no transition leads to a state.
    ///
    /// Step Functions refuses such a definition. Here it is accepted: it runs as if the state
    /// weren't there.
    static let unreachableStateSeverity = Diagnostic.Severity.warning

    private let collector: DiagnosticCollector
    private var names: Set<String> = []

    init(collector: DiagnosticCollector) {
        self.collector = collector
    }

    /// Reports what is wrong with the names and transitions of a machine and those within it.
    mutating func check(_ definition: JSONValue) {
        check(definition, at: .root, depth: 0)
    }

    private mutating func check(
        _ machine: JSONValue,
        at location: DefinitionLocation,
        depth: Int
    ) {
        guard depth <= DefinitionLimits.machineNesting,
            let graph = StateGraph(machine, at: location)
        else {
            return
        }
        for state in graph.states where !names.insert(state.name).inserted {
            let message = DiagnosticMessage.duplicateName(state.name)
            collector.report(message, code: .duplicateStateName, at: state.location)
        }
        let dangling = graph.danglingTransitions
        for transition in dangling {
            let message = DiagnosticMessage.missingTarget(transition.target)
            collector.report(message, code: .missingTransitionTarget, at: transition.location)
        }
        // Only the outermost machine must be able to end, and one that can't has no other fault.
        if depth == 0, !graph.hasTerminalState {
            collector.report(DiagnosticMessage.noTerminalState, code: .missingEndState, at: nil)
        } else {
            reportUnreachableStates(of: graph)
        }
        for state in graph.states {
            for machine in state.machines {
                check(machine.value, at: machine.location, depth: depth + 1)
            }
        }
    }

    private func reportUnreachableStates(of graph: StateGraph) {
        for state in graph.unreachableStates {
            collector.report(
                DiagnosticMessage.unreachable(state.name),
                code: .missingTransitionTarget,
                at: state.location,
                severity: Self.unreachableStateSeverity
            )
        }
    }
}
