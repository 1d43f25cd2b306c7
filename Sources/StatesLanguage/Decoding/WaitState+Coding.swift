import JSON

extension WaitState {
    init?(name: String, _ decoder: inout ObjectDecoder) {
        let comment = decoder.string(.comment)
        let queryLanguage = decoder.queryLanguage()
        let delay = decoder.delay()
        let assign = decoder.assignments()
        let output = decoder.template(.output)
        let transition = decoder.transition()
        let preserved = decoder.finish(type: .wait)
        guard let delay, let transition else { return nil }
        self.init(name, delay)
        self.comment = comment
        self.queryLanguage = queryLanguage
        self.assign = assign
        self.output = output
        self.transition = transition
        self.preserved = preserved
    }

    func encoded() -> JSONValue {
        var encoder = ObjectEncoder(self)
        switch delay {
        case .seconds(let seconds): encoder.set(.seconds, seconds)
        case .timestamp(let timestamp): encoder.set(.timestamp, timestamp)
        }
        encoder.setResults(of: self)
        encoder.set(transition)
        return encoder.finish()
    }
}

extension ObjectDecoder {
    fileprivate mutating func delay() -> WaitState.Delay? {
        requireOne(of: .secondsPath, .seconds, .timestampPath, .timestamp)
        let seconds = integerTemplate(.seconds, in: DefinitionLimits.waitSeconds)
        let timestamp = stringTemplate(.timestamp)
        if let timestamp, !ExpressionChecker.isExpression(JSONValue(timestamp)),
            !Timestamp.isValid(timestamp)
        {
            report(DiagnosticMessage.timestamp, at: .timestamp)
            return nil
        }
        return seconds.map { .seconds($0) } ?? timestamp.map { .timestamp($0) }
    }
}
