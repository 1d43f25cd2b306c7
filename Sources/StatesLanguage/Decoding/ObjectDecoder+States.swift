import JSON

extension ObjectDecoder {
    /// The states of the machine that the object is, or nothing if one of them has a fault.
    mutating func states() -> [State]? {
        guard let value = value(.states) else { return nil }
        guard context.depth <= DefinitionLimits.machineNesting else {
            collector.report(DiagnosticMessage.tooDeep, code: .tooDeeplyNested, at: location)
            return nil
        }
        let location = self.location.appending(.states)
        guard let object = value.object else {
            report(DiagnosticMessage.expected("[OBJECT]"), at: .states)
            return nil
        }
        var states: [State] = []
        states.reserveCapacity(object.count)
        var isComplete = true
        for (name, value) in object {
            if let state = State(name: name, value, at: location.appending(name), in: context) {
                states.append(state)
            } else {
                isComplete = false
            }
        }
        return isComplete ? states : nil
    }

    /// Where the machine goes from the state that the object is.
    mutating func transition() -> Transition? {
        let next = string(.next)
        let isEnd = boolean(.end) ?? false
        switch (has(.next), isEnd) {
        case (true, true):
            report(DiagnosticMessage.tooMany(of: [.next, .end]))
            return nil
        case (false, false):
            report(DiagnosticMessage.none(of: [.next, .end]))
            return nil
        case (true, false):
            return next.map { .next($0) }
        case (false, true):
            return .end
        }
    }
}

extension State {
    /// Reads one state; reports what is wrong in it and gives nothing if it can't be told.
    init?(
        name: String,
        _ value: JSONValue,
        at location: DefinitionLocation,
        in context: DecodingContext
    ) {
        guard var decoder = ObjectDecoder(value, at: location, in: context) else { return nil }
        decoder.checkName(name)
        guard decoder.speaksJSONata(value), let type = decoder.stateType() else { return nil }
        let state: (any StateDefinition)? =
            switch type {
            case .pass: PassState(name: name, &decoder)
            case .task: TaskState(name: name, &decoder)
            case .choice: ChoiceState(name: name, &decoder)
            case .wait: WaitState(name: name, &decoder)
            case .succeed: SucceedState(name: name, &decoder)
            case .fail: FailState(name: name, &decoder)
            case .parallel: ParallelState(name: name, &decoder)
            case .map: MapState(name: name, &decoder)
            }
        guard let state else { return nil }
        self = state.state
    }
}

extension ObjectDecoder {
    fileprivate func checkName(_ name: String) {
        let length = name.unicodeScalars.count
        if length == 0 || length > DefinitionLimits.stateNameLength {
            collector.report(
                DiagnosticMessage.stateName(length),
                code: .invalidStateName,
                at: location
            )
        }
    }

    /// Whether the state is in JSONata mode; reports one that isn't.
    fileprivate func speaksJSONata(_ value: JSONValue) -> Bool {
        guard QueryLanguage.effective(value, inherited: context.machineLanguage) == .jsonPath
        else { return true }
        if context.machineLanguage == .jsonata {
            report(DiagnosticMessage.downgrade)
        } else if !collector.hasReported(.unsupportedQueryLanguage) {
            // One is enough: the remedy is one member at the top of the definition.
            collector.report(
                DiagnosticMessage.jsonPath,
                code: .unsupportedQueryLanguage,
                at: location
            )
        }
        return false
    }

    fileprivate mutating func stateType() -> StateType? {
        require(.type)
        guard let text = string(.type) else { return nil }
        guard let type = StateType(rawValue: text) else {
            let values = StateType.allCases.map(\.rawValue)
            report(DiagnosticMessage.type(values), at: .type)
            return nil
        }
        return type
    }
}
