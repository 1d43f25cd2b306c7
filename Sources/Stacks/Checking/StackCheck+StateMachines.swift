import Functions
import StatesLanguage

extension StackCheck {
    mutating func checkStateMachines() {
        checkDistinct(stack.stateMachines.map(\.name), of: "state machines", at: "stateMachines")
        for machine in stack.stateMachines {
            let place = ["stateMachines", machine.name]
            if !machine.name.isStepFunctionsName {
                report(
                    .invalidName,
                    "expected a name of 1 to 80 characters that Step Functions takes "
                        + "but found '\(machine.name)'",
                    at: place
                )
            }
            for diagnostic in machine.definition.diagnostics() {
                report(diagnostic, under: place + ["definition"])
            }
            for use in TaskUse.all(in: machine.definition) {
                check(use, of: machine, at: place + ["definition"] + use.path)
            }
        }
    }

    private mutating func check(
        _ use: TaskUse,
        of machine: StateMachineDeclaration,
        at place: [String]
    ) {
        guard let name = use.functionName else { return }
        guard let function = stack.function(named: name) else {
            report(
                .unknownReference,
                "expected one of the stack's functions but found '\(name)'",
                at: place
            )
            return
        }
        guard let limit = use.timeLimit else { return }
        if function.timeLimit > limit {
            warn(
                .timeLimitOrder,
                "expected a time limit of at least the function's \(function.timeLimit) "
                    + "but found \(limit)",
                at: place + ["TimeoutSeconds"]
            )
        }
        if let execution = machine.timeLimit, limit > execution {
            warn(
                .timeLimitOrder,
                "expected a time limit of at most the execution's \(execution) but found \(limit)",
                at: place + ["TimeoutSeconds"]
            )
        }
    }
}

extension StateMachineDeclaration {
    /// How long an execution may take, if its definition says so.
    package var timeLimit: Duration? {
        definition.timeoutSeconds.map { .seconds($0) }
    }
}
