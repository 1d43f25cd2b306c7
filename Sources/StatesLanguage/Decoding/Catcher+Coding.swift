import JSON

extension Catcher {
    init?(_ value: JSONValue, at location: DefinitionLocation, in context: DecodingContext) {
        guard var decoder = ObjectDecoder(value, at: location, in: context) else { return nil }
        let errors = decoder.errorNames()
        decoder.require(.next)
        let next = decoder.string(.next)
        let comment = decoder.string(.comment)
        let assign = decoder.assignments(.errorOutput)
        let output = decoder.template(.output, .errorOutput)
        let preserved = decoder.finish()
        guard let next else { return nil }
        self.init(errors, next: next, assign: assign, output: output)
        self.comment = comment
        self.preserved = preserved
    }

    func encoded() -> JSONValue {
        var encoder = ObjectEncoder(preserved)
        encoder.set(.comment, comment)
        encoder.set(.errorEquals, JSONValue(errorEquals.map { JSONValue($0.rawValue) }))
        encoder.set(.next, next)
        encoder.set(.assign, assign)
        encoder.set(.output, output)
        return encoder.finish()
    }
}

extension ObjectDecoder {
    mutating func catchers() -> [Catcher] {
        let elements = elements(.catch)
        checkStatesAll(elements)
        return elements.compactMap { Catcher($0.value, at: $0.location, in: context) }
    }
}
