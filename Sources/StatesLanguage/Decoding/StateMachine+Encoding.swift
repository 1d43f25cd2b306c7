public import JSON

extension StateMachine {
    /// The definition as JSON, with everything that it was read from.
    ///
    /// Decoding the result gives an equal machine. Members keep the order in which they were
    /// read; those of a built machine stand in the language's usual order.
    public func encoded() -> JSONValue {
        var encoder = ObjectEncoder(preserved)
        encoder.set(.comment, comment)
        encoder.set(.queryLanguage, queryLanguage?.rawValue)
        encoder.set(.version, version)
        encoder.set(.timeoutSeconds, timeoutSeconds)
        encoder.set(.startAt, startAt)
        encoder.set(states: states)
        return encoder.finish()
    }
}

extension State {
    /// The state as JSON, without its name.
    public func encoded() -> JSONValue {
        switch self {
        case .pass(let state): state.encoded()
        case .task(let state): state.encoded()
        case .choice(let state): state.encoded()
        case .wait(let state): state.encoded()
        case .succeed(let state): state.encoded()
        case .fail(let state): state.encoded()
        case .parallel(let state): state.encoded()
        case .map(let state): state.encoded()
        }
    }
}

extension ObjectEncoder {
    mutating func set(states: [State]) {
        set(.states, JSONValue(members: states.map { ($0.name, $0.encoded()) }))
    }

    /// Begins with what every state has.
    init(_ state: some StateDefinition) {
        self.init(state.preserved)
        set(.type, state.state.type.rawValue)
        set(.comment, state.comment)
        set(.queryLanguage, state.queryLanguage?.rawValue)
    }

    mutating func set(_ transition: Transition) {
        switch transition {
        case .next(let name): set(.next, name)
        case .end: set(.end, JSONValue(true))
        }
    }

    /// Writes what a state assigns and puts out.
    mutating func setResults(of state: some AssigningState) {
        set(.assign, state.assign)
        set(.output, state.output)
    }

    mutating func setRecovery(of state: some RecoveringState) {
        set(.retry, state.retriers) { $0.encoded() }
        set(.catch, state.catchers) { $0.encoded() }
    }
}
