import JSON

/// Masks whole records.
struct RecordMasking: Sendable {
    private let maskers: [Masker]

    init(_ rules: [MaskingRule]) {
        maskers = rules.map(Masker.init)
    }

    func mask(_ record: inout ExecutionRecord) {
        guard !maskers.isEmpty else { return }
        record.summary.cause = record.summary.cause.map(mask(text:))
        // A state's output is the next one's input, so that most documents come twice in a row;
        // they are looked at once, and those with nothing to mask are not touched at all.
        var last: (original: JSONValue, masked: JSONValue?)?
        func masked(_ value: JSONValue) -> JSONValue? {
            if let last, last.original.isIdentical(to: value) { return last.masked }
            let masked = mask(value)
            last = (value, masked)
            return masked
        }
        for index in record.events.indices {
            var mustChange = false
            record.events[index].details.forEachDocument { value in
                if masked(value) != nil { mustChange = true }
            }
            if mustChange {
                let details = record.events[index].details
                record.events[index].details = details.replacingDocuments { masked($0) ?? $0 }
            }
            if let failure = record.events[index].details.failure, let cause = failure.cause {
                let failure = EventFailure(error: failure.error, cause: mask(text: cause))
                record.events[index].details =
                    record.events[index].details.replacingFailure(failure)
            }
        }
    }

    /// The value without what must not be kept; `nil` if it has nothing of the kind.
    private func mask(_ value: JSONValue) -> JSONValue? {
        var result: JSONValue?
        for masker in maskers {
            if let masked = masker.mask(result ?? value) { result = masked }
        }
        return result
    }

    private func mask(text: String) -> String {
        maskers.reduce(text) { $1.mask(text: $0) }
    }
}
