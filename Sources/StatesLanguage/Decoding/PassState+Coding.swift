import JSON

extension PassState {
    init?(name: String, _ decoder: inout ObjectDecoder) {
        self.init(name)
        comment = decoder.string(.comment)
        queryLanguage = decoder.queryLanguage()
        assign = decoder.assignments()
        output = decoder.template(.output)
        let transition = decoder.transition()
        preserved = decoder.finish(type: .pass)
        guard let transition else { return nil }
        self.transition = transition
    }

    func encoded() -> JSONValue {
        var encoder = ObjectEncoder(self)
        encoder.setResults(of: self)
        encoder.set(transition)
        return encoder.finish()
    }
}
