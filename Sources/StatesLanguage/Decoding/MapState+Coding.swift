import JSON

extension MapState {
    init?(name: String, _ decoder: inout ObjectDecoder) {
        let comment = decoder.string(.comment)
        let queryLanguage = decoder.queryLanguage()
        let items = decoder.items()
        let selector = decoder.template(.itemSelector)
        let processor = decoder.itemProcessor()
        self.init(
            name,
            items: items,
            processor: processor ?? ItemProcessor(startAt: "", states: [])
        )
        self.comment = comment
        self.queryLanguage = queryLanguage
        itemSelector = selector
        maxConcurrency = decoder.integerTemplate(.maxConcurrency, in: DefinitionLimits.itemCount)
        tolerance = FailureTolerance(
            count: decoder.integerTemplate(.toleratedFailureCount, in: DefinitionLimits.itemCount),
            percentage: decoder.numberTemplate(
                .toleratedFailurePercentage,
                in: DefinitionLimits.percentage
            )
        )
        retriers = decoder.retriers()
        catchers = decoder.catchers()
        assign = decoder.assignments(.result)
        output = decoder.template(.output, .result)
        let transition = decoder.transition()
        preserved = decoder.finish(type: .map)
        guard let transition, processor != nil else { return nil }
        self.transition = transition
    }

    func encoded() -> JSONValue {
        var encoder = ObjectEncoder(self)
        encoder.set(.items, items)
        encoder.set(.itemSelector, itemSelector)
        // The older name of the member; AWS takes both.
        let processor: MemberName = encoder.wasRead(.iterator) ? .iterator : .itemProcessor
        encoder.set(processor, itemProcessor.encoded())
        encoder.set(.maxConcurrency, maxConcurrency)
        encoder.set(.toleratedFailureCount, tolerance.count)
        encoder.set(.toleratedFailurePercentage, tolerance.percentage)
        encoder.setRecovery(of: self)
        encoder.setResults(of: self)
        encoder.set(transition)
        return encoder.finish()
    }
}

extension ObjectDecoder {
    fileprivate mutating func items() -> JSONValue? {
        guard let items = template(.items) else { return nil }
        guard items.array != nil || items.object != nil || ExpressionChecker.isExpression(items)
        else {
            report(DiagnosticMessage.expected("[ARRAY]"), at: .items)
            return nil
        }
        return items
    }

    fileprivate mutating func itemProcessor() -> ItemProcessor? {
        requireOne(of: .itemProcessor, .iterator)
        let iterator = value(.iterator)
        let processor = value(.itemProcessor)
        let name: MemberName = processor == nil ? .iterator : .itemProcessor
        guard let value = processor ?? iterator else { return nil }
        return ItemProcessor(value, at: location.appending(name), in: context.nested)
    }
}
