import JSON

extension Retrier {
    init?(_ value: JSONValue, at location: DefinitionLocation, in context: DecodingContext) {
        guard var decoder = ObjectDecoder(value, at: location, in: context) else { return nil }
        self.init(decoder.errorNames())
        comment = decoder.string(.comment)
        intervalSeconds = decoder.integer(.intervalSeconds, in: DefinitionLimits.retryInterval)
        maxAttempts = decoder.integer(.maxAttempts, in: DefinitionLimits.retryAttempts)
        backoffRate = decoder.number(.backoffRate, in: DefinitionLimits.backoffRate)
        maxDelaySeconds = decoder.integer(.maxDelaySeconds, in: DefinitionLimits.retryDelay)
        jitterStrategy = decoder.choice(.jitterStrategy, of: [JitterStrategy.exact, .full])
        preserved = decoder.finish()
    }

    func encoded() -> JSONValue {
        var encoder = ObjectEncoder(preserved)
        encoder.set(.comment, comment)
        encoder.set(.errorEquals, JSONValue(errorEquals.map { JSONValue($0.rawValue) }))
        encoder.set(.intervalSeconds, intervalSeconds)
        encoder.set(.maxAttempts, maxAttempts)
        encoder.set(.backoffRate, backoffRate.map { JSONValue(wholeIfPossible: $0) })
        encoder.set(.maxDelaySeconds, maxDelaySeconds)
        encoder.set(.jitterStrategy, jitterStrategy?.rawValue)
        return encoder.finish()
    }
}

extension ObjectDecoder {
    mutating func retriers() -> [Retrier] {
        let elements = elements(.retry)
        checkStatesAll(elements)
        return elements.compactMap { Retrier($0.value, at: $0.location, in: context) }
    }

    /// The names of the errors to which a rule applies.
    mutating func errorNames() -> [ErrorName] {
        require(.errorEquals)
        let elements = elements(.errorEquals)
        if hasEmptyArray(.errorEquals) {
            report(DiagnosticMessage.empty, at: .errorEquals)
        }
        return elements.compactMap { element in
            guard let name = element.value.string else {
                collector.report(DiagnosticMessage.expected("[STRING]"), at: element.location)
                return nil
            }
            return ErrorName(rawValue: name)
        }
    }

    /// Reports rules for `States.ALL` that name other errors too, or are not the last.
    func checkStatesAll(_ rules: [(value: JSONValue, location: DefinitionLocation)]) {
        for (index, rule) in rules.enumerated() {
            guard let names = rule.value[MemberName.errorEquals.rawValue]?.array,
                names.contains(where: { $0.string == ErrorName.all.rawValue }),
                names.count > 1 || index < rules.count - 1
            else { continue }
            let location = rule.location.appending(.errorEquals)
            collector.report(DiagnosticMessage.statesAll, at: location)
        }
    }
}
