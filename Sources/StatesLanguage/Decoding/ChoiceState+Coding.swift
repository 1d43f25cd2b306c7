import JSON

extension ChoiceState {
    init?(name: String, _ decoder: inout ObjectDecoder) {
        decoder.require(.choices)
        let elements = decoder.elements(.choices)
        if decoder.hasEmptyArray(.choices) {
            decoder.report(DiagnosticMessage.empty, at: .choices)
        }
        let context = decoder.context
        let rules = elements.map { ChoiceRule($0.value, at: $0.location, in: context) }
        self.init(name, choices: rules.compactMap(\.self))
        comment = decoder.string(.comment)
        queryLanguage = decoder.queryLanguage()
        defaultNext = decoder.string(.default)
        assign = decoder.assignments()
        output = decoder.template(.output)
        preserved = decoder.finish(type: .choice)
        guard rules.count == choices.count else { return nil }
    }

    func encoded() -> JSONValue {
        var encoder = ObjectEncoder(self)
        encoder.set(.choices, JSONValue(choices.map { $0.encoded() }))
        encoder.set(.default, defaultNext)
        encoder.setResults(of: self)
        return encoder.finish()
    }
}

extension ChoiceRule {
    init?(_ value: JSONValue, at location: DefinitionLocation, in context: DecodingContext) {
        guard var decoder = ObjectDecoder(value, at: location, in: context) else { return nil }
        decoder.require(.next)
        if !decoder.has(.condition), !decoder.has(.variable) {
            decoder.report(DiagnosticMessage.noCondition())
        }
        let condition = decoder.template(.condition)
        let next = decoder.string(.next)
        let comment = decoder.string(.comment)
        let assign = decoder.assignments()
        let output = decoder.template(.output)
        let preserved = decoder.finish()
        guard let condition, let next else { return nil }
        if condition.boolean == nil, !ExpressionChecker.isExpression(condition) {
            decoder.report(DiagnosticMessage.expected("[BOOLEAN]"), at: .condition)
            return nil
        }
        self.init(condition, next: next, assign: assign, output: output)
        self.comment = comment
        self.preserved = preserved
    }

    func encoded() -> JSONValue {
        var encoder = ObjectEncoder(preserved)
        encoder.set(.comment, comment)
        encoder.set(.condition, condition)
        encoder.set(.next, next)
        encoder.set(.assign, assign)
        encoder.set(.output, output)
        return encoder.finish()
    }
}
