import JSON

extension SucceedState {
    init(name: String, _ decoder: inout ObjectDecoder) {
        self.init(name)
        comment = decoder.string(.comment)
        queryLanguage = decoder.queryLanguage()
        output = decoder.template(.output)
        preserved = decoder.finish(type: .succeed)
    }

    func encoded() -> JSONValue {
        var encoder = ObjectEncoder(self)
        encoder.set(.output, output)
        return encoder.finish()
    }
}
