import JSON

/// The states of one machine and where they lead, as far as the JSON says.
struct StateGraph {
    /// A state.
    struct Node {
        let name: String
        let location: DefinitionLocation
        let isTerminal: Bool
        let transitions: [Edge]

        /// The machines within the state: branches or an item processor.
        let machines: [(value: JSONValue, location: DefinitionLocation)]
    }

    /// A transition.
    struct Edge {
        let target: String
        let location: DefinitionLocation
    }

    let states: [Node]
    private let start: Edge?
    private let indices: [String: Int]

    /// Reads a machine; one without an object of states is no graph.
    init?(_ machine: JSONValue, at location: DefinitionLocation) {
        guard let states = machine[MemberName.states.rawValue]?.object else { return nil }
        let statesLocation = location.appending(.states)
        self.states = states.map {
            Node(name: $0.key, $0.value, at: statesLocation.appending($0.key))
        }
        start = machine[MemberName.startAt.rawValue]?.string.map {
            Edge(target: $0, location: location.appending(.startAt))
        }
        indices = Dictionary(
            self.states.enumerated().map { ($0.element.name, $0.offset) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    var hasTerminalState: Bool { states.contains(where: \.isTerminal) }

    /// The transitions that lead to no state, the start among them.
    var danglingTransitions: [Edge] {
        let edges = (start.map { [$0] } ?? []) + states.flatMap(\.transitions)
        return edges.filter { indices[$0.target] == nil }
    }

    /// The states to which no way leads from the start.
    ///
    /// It takes time linear in the states and transitions.
    var unreachableStates: [Node] {
        guard let start else { return [] }
        var reached = Array(repeating: false, count: states.count)
        var waiting = [start.target]
        while let name = waiting.popLast() {
            guard let index = indices[name], !reached[index] else { continue }
            reached[index] = true
            waiting.append(contentsOf: states[index].transitions.map(\.target))
        }
        return states.indices.filter { !reached[$0] }.map { states[$0] }
    }
}

extension StateGraph.Node {
    fileprivate init(name: String, _ state: JSONValue, at location: DefinitionLocation) {
        self.name = name
        self.location = location
        let type = state[MemberName.type.rawValue]?.string
        isTerminal =
            state[MemberName.end.rawValue]?.boolean == true
            || type == StateType.succeed.rawValue || type == StateType.fail.rawValue
        transitions = Self.transitions(of: state, at: location)
        machines = Self.machines(of: state, at: location)
    }

    private static func transitions(
        of state: JSONValue,
        at location: DefinitionLocation
    ) -> [StateGraph.Edge] {
        var edges: [StateGraph.Edge] = []
        func add(_ value: JSONValue, _ name: MemberName, at location: DefinitionLocation) {
            guard let target = value[name.rawValue]?.string else { return }
            edges.append(StateGraph.Edge(target: target, location: location.appending(name)))
        }
        add(state, .next, at: location)
        for list in [MemberName.choices, .catch] {
            guard let rules = state[list.rawValue]?.array else { continue }
            for (index, rule) in rules.enumerated() {
                add(rule, .next, at: location.appending(list).appending(index))
            }
        }
        add(state, .default, at: location)
        return edges
    }

    private static func machines(
        of state: JSONValue,
        at location: DefinitionLocation
    ) -> [(value: JSONValue, location: DefinitionLocation)] {
        var machines: [(value: JSONValue, location: DefinitionLocation)] = []
        if let branches = state[MemberName.branches.rawValue]?.array {
            let location = location.appending(.branches)
            machines += branches.enumerated().map { ($0.element, location.appending($0.offset)) }
        }
        for name in [MemberName.itemProcessor, .iterator] {
            guard let processor = state[name.rawValue] else { continue }
            machines.append((processor, location.appending(name)))
        }
        return machines
    }
}
