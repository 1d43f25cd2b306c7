import JSON

extension ItemProcessor {
    init?(_ value: JSONValue, at location: DefinitionLocation, in context: DecodingContext) {
        guard var decoder = ObjectDecoder(value, at: location, in: context) else { return nil }
        let comment = decoder.string(.comment)
        let configuration = decoder.value(.processorConfig).flatMap {
            ProcessorConfiguration($0, at: location.appending(.processorConfig), in: context)
        }
        decoder.require(.states, .startAt)
        let startAt = decoder.string(.startAt)
        let states = decoder.states()
        let preserved = decoder.finish()
        guard let startAt, let states else { return nil }
        self.init(startAt: startAt, states: states, comment: comment)
        self.configuration = configuration
        self.preserved = preserved
    }

    func encoded() -> JSONValue {
        var encoder = ObjectEncoder(preserved)
        encoder.set(.comment, comment)
        encoder.set(.processorConfig, configuration?.encoded())
        encoder.set(.startAt, startAt)
        encoder.set(states: states)
        return encoder.finish()
    }
}

extension ProcessorConfiguration {
    init?(_ value: JSONValue, at location: DefinitionLocation, in context: DecodingContext) {
        guard var decoder = ObjectDecoder(value, at: location, in: context) else { return nil }
        self.init(mode: decoder.choice(.mode, of: [.inline, .distributed]))
        if mode == .distributed {
            if context.workflowType == .express {
                decoder.report(DiagnosticMessage.distributed, at: .mode)
            }
            // Kept as it is: this package does not run executions of iterations.
            decoder.keep(.executionType)
        }
        preserved = decoder.finish()
    }

    func encoded() -> JSONValue {
        var encoder = ObjectEncoder(preserved)
        encoder.set(.mode, mode?.rawValue)
        return encoder.finish()
    }
}
