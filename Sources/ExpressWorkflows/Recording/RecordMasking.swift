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
        var last = Latest()
        for index in record.events.indices {
            let (first, second) = record.events[index].details.documents
            if let first {
                let masked = (mask(first, &last), second.flatMap { mask($0) })
                if masked.0 != nil || masked.1 != nil {
                    let details = record.events[index].details
                    record.events[index].details = details.replacingDocuments(
                        with: masked.0 ?? first,
                        masked.1 ?? second
                    )
                }
            } else if let failure = record.events[index].details.failure,
                let cause = failure.cause
            {
                let failure = EventFailure(error: failure.error, cause: mask(text: cause))
                record.events[index].details =
                    record.events[index].details.replacingFailure(failure)
            }
        }
    }

    /// The document that was looked at last, and what became of it.
    private struct Latest {
        var original: JSONValue?
        var masked: JSONValue?
    }

    private func mask(_ value: JSONValue, _ last: inout Latest) -> JSONValue? {
        if let original = last.original, original.isIdentical(to: value) { return last.masked }
        last = Latest(original: value, masked: mask(value))
        return last.masked
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
