import JSON
import StatesLanguage

/// A state that calls a function, as far as its definition tells.
struct TaskUse: Hashable {
    /// Where the state is in its definition.
    let path: [String]

    /// The function's name, if it is a constant.
    let functionName: String?

    /// The state's time limit, if it is a constant.
    let timeLimit: Duration?

    /// All the task states of a machine, those within its branches and processors too.
    static func all(in machine: StateMachine) -> [TaskUse] {
        // Nesting is bounded by the check of definitions, but that one need not have passed: a list
        // of what is left to do takes the place of recursion.
        var uses: [TaskUse] = []
        var open: [(states: [State], path: [String])] = [(machine.states, [])]
        while let (states, path) = open.popLast() {
            for state in states {
                let place = path + ["States", state.name]
                switch state {
                case .task(let task):
                    uses.append(TaskUse(task, at: place))
                case .parallel(let parallel):
                    for (index, branch) in parallel.branches.enumerated() {
                        open.append((branch.states, place + ["Branches", "\(index)"]))
                    }
                case .map(let map):
                    open.append((map.itemProcessor.states, place + ["ItemProcessor"]))
                case .pass, .choice, .wait, .succeed, .fail:
                    break
                }
            }
        }
        return uses
    }

    private init(_ task: TaskState, at path: [String]) {
        self.path = path
        functionName =
            switch task.resource.target {
            case .function(let name, _): name
            case .integration("lambda", "invoke", _):
                task.arguments?["FunctionName"]?.string.flatMap(Self.functionName(in:))
            case .integration, .activity, .other: nil
            }
        timeLimit =
            if case .number(let seconds) = task.timeoutSeconds { .seconds(seconds) } else { nil }
    }

    /// The function's name in the argument `FunctionName`, which may be an ARN, or an expression.
    private static func functionName(in text: String) -> String? {
        guard !text.hasPrefix("{%") else { return nil }
        if case .function(let name, _) = TaskResource(rawValue: text).target { return name }
        return text.split(separator: ":").first.map(String.init)
    }
}
