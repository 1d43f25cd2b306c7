import JSON

extension FailState {
    init(name: String, _ decoder: inout ObjectDecoder) {
        self.init(name)
        comment = decoder.string(.comment)
        queryLanguage = decoder.queryLanguage()
        error = decoder.stringTemplate(.error)
        cause = decoder.stringTemplate(.cause)
        preserved = decoder.finish(type: .fail)
    }

    func encoded() -> JSONValue {
        var encoder = ObjectEncoder(self)
        encoder.set(.error, error)
        encoder.set(.cause, cause)
        return encoder.finish()
    }
}
