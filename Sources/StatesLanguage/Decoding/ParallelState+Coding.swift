import JSON

extension ParallelState {
    init?(name: String, _ decoder: inout ObjectDecoder) {
        decoder.require(.branches)
        let elements = decoder.elements(.branches)
        if decoder.hasEmptyArray(.branches) {
            decoder.report(DiagnosticMessage.empty, at: .branches)
        }
        let context = decoder.context.nested
        let branches = elements.map { Branch($0.value, at: $0.location, in: context) }
        self.init(name, branches: branches.compactMap(\.self))
        comment = decoder.string(.comment)
        queryLanguage = decoder.queryLanguage()
        arguments = decoder.template(.arguments)
        retriers = decoder.retriers()
        catchers = decoder.catchers()
        assign = decoder.assignments(.result)
        output = decoder.template(.output, .result)
        let transition = decoder.transition()
        preserved = decoder.finish(type: .parallel)
        guard let transition, branches.count == self.branches.count else { return nil }
        self.transition = transition
    }

    func encoded() -> JSONValue {
        var encoder = ObjectEncoder(self)
        encoder.set(.branches, JSONValue(branches.map { $0.encoded() }))
        encoder.set(.arguments, arguments)
        encoder.setRecovery(of: self)
        encoder.setResults(of: self)
        encoder.set(transition)
        return encoder.finish()
    }
}

extension Branch {
    init?(_ value: JSONValue, at location: DefinitionLocation, in context: DecodingContext) {
        guard var decoder = ObjectDecoder(value, at: location, in: context) else { return nil }
        let comment = decoder.string(.comment)
        decoder.require(.states, .startAt)
        let startAt = decoder.string(.startAt)
        let states = decoder.states()
        let preserved = decoder.finish()
        guard let startAt, let states else { return nil }
        self.init(startAt: startAt, states: states, comment: comment)
        self.preserved = preserved
    }

    func encoded() -> JSONValue {
        var encoder = ObjectEncoder(preserved)
        encoder.set(.comment, comment)
        encoder.set(.startAt, startAt)
        encoder.set(states: states)
        return encoder.finish()
    }
}
