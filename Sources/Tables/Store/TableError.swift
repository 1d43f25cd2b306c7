/// Why a table store did not do what it was asked.
public enum TableError: Error, Sendable, Hashable {
    /// The condition did not hold; with the stored item, if that was asked for and exists.
    case conditionalCheckFailed(oldItem: Item?)
    /// The transaction changed nothing; a reason for each of its actions, in order.
    case transactionCanceled([CancellationReason])
    /// Another transaction holds the item just now; it may be tried again.
    case transactionConflict
    /// The store has too much to do; it may be tried again after a pause.
    case throttled
    /// The request breaks a rule, which the text names; trying again does not help.
    case validation(String)
    /// There is no such table or index; its name.
    case resourceNotFound(String)
    /// The deadline passed before the request's turn came: nothing was changed.
    case deadlineExceeded
    /// The caller was cancelled before the request's turn came: nothing was changed.
    case cancelled
    /// The store cannot serve just now, for the reason that the text tells.
    ///
    /// Of a write it is not certain whether it happened: read before writing again.
    case unavailable(String)
}

/// Why one action kept its transaction from happening.
public enum CancellationReason: Sendable, Hashable {
    /// This action would have been possible.
    case none
    /// Its condition did not hold; with the stored item, if that was asked for and exists.
    case conditionalCheckFailed(oldItem: Item?)
    /// Another transaction holds its item just now.
    case transactionConflict
    /// It breaks a rule of which only the stored item shows that it does; the text names it.
    case validation(String)
    /// The store has too much to do.
    case throttled
}

extension TableError {
    /// The error's name as DynamoDB has it.
    ///
    /// `RequestTimeoutException` and `RequestCancelledException` are this package's own: there it
    /// is the client that stops waiting.
    public var errorType: String {
        switch self {
        case .conditionalCheckFailed: "ConditionalCheckFailedException"
        case .transactionCanceled: "TransactionCanceledException"
        case .transactionConflict: "TransactionConflictException"
        case .throttled: "ProvisionedThroughputExceededException"
        case .validation: "ValidationException"
        case .resourceNotFound: "ResourceNotFoundException"
        case .deadlineExceeded: "RequestTimeoutException"
        case .cancelled: "RequestCancelledException"
        case .unavailable: "InternalServerError"
        }
    }

    /// What happened, in a sentence.
    public var errorMessage: String {
        switch self {
        case .conditionalCheckFailed:
            "The conditional request failed"
        case .transactionCanceled(let reasons):
            "Transaction cancelled, please refer cancellation reasons for specific reasons ["
                + reasons.map(\.code).joined(separator: ", ") + "]"
        case .transactionConflict:
            "Transaction is ongoing for the item"
        case .throttled:
            "The store has more requests waiting than it accepts"
        case .validation(let text):
            text
        case .resourceNotFound(let name):
            "Requested resource not found: \(name)"
        case .deadlineExceeded:
            "The deadline passed before the store could serve the request"
        case .cancelled:
            "The request was cancelled before the store could serve it"
        case .unavailable(let text):
            text
        }
    }

    /// Whether the same request may succeed a little later.
    public var isTransient: Bool {
        switch self {
        case .transactionConflict, .throttled, .deadlineExceeded, .unavailable: true
        case .transactionCanceled(let reasons): reasons.areTransient
        case .conditionalCheckFailed, .validation, .resourceNotFound, .cancelled: false
        }
    }
}

extension TableError: CustomStringConvertible {
    /// The name and what happened.
    public var description: String { "\(errorType): \(errorMessage)" }
}

extension CancellationReason {
    /// The reason's code as DynamoDB has it.
    public var code: String {
        switch self {
        case .none: "None"
        case .conditionalCheckFailed: "ConditionalCheckFailed"
        case .transactionConflict: "TransactionConflict"
        case .validation: "ValidationError"
        case .throttled: "ProvisionedThroughputExceeded"
        }
    }
}

extension [CancellationReason] {
    /// Whether nothing but conflicts and throttling stood in the way.
    fileprivate var areTransient: Bool {
        allSatisfy { $0 == .none || $0 == .transactionConflict || $0 == .throttled }
    }
}
