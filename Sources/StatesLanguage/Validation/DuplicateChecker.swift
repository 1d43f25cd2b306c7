/// Finds states of one name side by side, which only a machine that was built can have.
struct DuplicateChecker {
    let collector: DiagnosticCollector

    /// Reports the second and every further state of a name.
    func check(_ states: [State], at location: DefinitionLocation) {
        var names: Set<String> = []
        let location = location.appending(.states)
        for state in states {
            let place = location.appending(state.name)
            if !names.insert(state.name).inserted {
                let message = DiagnosticMessage.duplicateName(state.name)
                collector.report(message, code: .duplicateStateName, at: place)
            }
            checkMachines(within: state, at: place)
        }
    }

    private func checkMachines(within state: State, at location: DefinitionLocation) {
        switch state {
        case .parallel(let state):
            let location = location.appending(.branches)
            for (index, branch) in state.branches.enumerated() {
                check(branch.states, at: location.appending(index))
            }
        case .map(let state):
            check(state.itemProcessor.states, at: location.appending(.itemProcessor))
        case .pass, .task, .choice, .wait, .succeed, .fail:
            break
        }
    }
}
