import JSON

/// Masks whole records, each distinct document once.
struct RecordMasking: Sendable {
    private let rules: [MaskingRule]

    init(_ rules: [MaskingRule]) { self.rules = rules }

    func mask(_ record: ExecutionRecord) -> ExecutionRecord {
        guard !rules.isEmpty else { return record }
        var record = record
        record.summary.cause = record.summary.cause.map(mask(text:))
        var session = Session(rules: rules)
        for index in record.events.indices {
            session.mask(&record.events[index].details)
        }
        return record
    }

    private func mask(text: String) -> String {
        rules.reduce(text) { $1.masking(text: $0) }
    }
}

extension RecordMasking {
    /// The documents of one record that have been masked.
    ///
    /// A state's output is the next one's input, so that most documents come twice in a row.
    private struct Session {
        let rules: [MaskingRule]
        private var lastOriginal: JSONValue?
        private var lastMasked: JSONValue?

        init(rules: [MaskingRule]) { self.rules = rules }

        mutating func mask(_ details: inout HistoryEventDetails) {
            switch details {
            case .executionStarted(let input, let role):
                replace(&details, input) { .executionStarted(input: $0, roleARN: role) }
            case .executionSucceeded(let output):
                replace(&details, output) { .executionSucceeded(output: $0) }
            case .stateEntered(let type, let name, let input):
                replace(&details, input) { .stateEntered(type, name: name, input: $0) }
            case .stateExited(let type, let name, let output, let variables):
                let maskedVariables = variables.map { mask($0) }
                details = .stateExited(
                    type,
                    name: name,
                    output: mask(output),
                    variables: maskedVariables
                )
            case .taskScheduled(let resource, let parameters, let timeout):
                replace(&details, parameters) {
                    .taskScheduled(resource, parameters: $0, timeoutSeconds: timeout)
                }
            case .taskSucceeded(let resource, let output):
                replace(&details, output) { .taskSucceeded(resource, output: $0) }
            case .executionFailed(let failure):
                details = .executionFailed(mask(failure))
            case .executionTimedOut(let failure):
                details = .executionTimedOut(mask(failure))
            case .taskFailed(let resource, let failure):
                details = .taskFailed(resource, mask(failure))
            case .taskTimedOut(let resource, let failure):
                details = .taskTimedOut(resource, mask(failure))
            case .parallelFailed(let failure):
                details = .parallelFailed(mask(failure))
            case .mapFailed(let failure):
                details = .mapFailed(mask(failure))
            case .evaluationFailed(let failure, let location, let state):
                details = .evaluationFailed(mask(failure), location: location, state: state)
            case .executionAborted, .stateAborted, .taskStarted, .parallelStarted,
                .parallelSucceeded, .mapStarted, .mapSucceeded, .iterationStarted,
                .iterationSucceeded, .iterationFailed, .iterationAborted:
                break
            }
        }

        private mutating func replace(
            _ details: inout HistoryEventDetails,
            _ value: JSONValue,
            _ make: (JSONValue) -> HistoryEventDetails
        ) {
            let masked = mask(value)
            if !masked.isSame(as: value) { details = make(masked) }
        }

        private mutating func mask(_ value: JSONValue) -> JSONValue {
            if let lastOriginal, let lastMasked, lastOriginal.isSame(as: value) {
                return lastMasked
            }
            let masked = rules.reduce(value) { $1.masking($0) }
            lastOriginal = value
            lastMasked = masked
            return masked
        }

        private func mask(_ failure: EventFailure) -> EventFailure {
            EventFailure(
                error: failure.error,
                cause: failure.cause.map { text in
                    rules.reduce(text) { $1.masking(text: $0) }
                }
            )
        }
    }
}
