public import Functions
public import Payments
import Tables

/// Why a function of the order processor failed.
///
/// The case's name, capitalised, is the name that a workflow's retriers and catchers match.
public enum OrderError: NamedError, Hashable {
    /// The attempt is no longer open: somebody else gives back what it holds.
    case attemptSuperseded(String)

    /// The attempt cannot be aborted: the order exists.
    case attemptCommitted(String)

    /// The line was given back before it could be reserved or consumed.
    case reservationClosed(String)

    /// Something is stored, or asked for, that the order processor never writes or asks.
    case inconsistent(String)

    /// The bank or account said no.
    case paymentDeclined(PaymentReason)

    /// The processor refuses the request as wrong.
    case paymentInvalid(PaymentReason)

    /// The customer has to do something at the bank first.
    case paymentActionRequired(PaymentReason)

    /// The processor cannot serve now, and did nothing.
    case paymentUnavailable(PaymentReason)

    /// It is not known what the processor did.
    case paymentUnknown(PaymentReason)

    /// The store has too much to do.
    case storeBusy(String)

    /// Somebody else changes the same items.
    case storeConflict(String)

    /// The store was not done in time.
    case storeTimeout(String)

    /// The store cannot serve now.
    case storeUnavailable(String)

    /// The name that `Retry` and `Catch` match.
    public var errorType: String {
        switch self {
        case .attemptSuperseded: "AttemptSuperseded"
        case .attemptCommitted: "AttemptCommitted"
        case .reservationClosed: "ReservationClosed"
        case .inconsistent: "Inconsistent"
        case .paymentDeclined: "PaymentDeclined"
        case .paymentInvalid: "PaymentInvalid"
        case .paymentActionRequired: "PaymentActionRequired"
        case .paymentUnavailable: "PaymentUnavailable"
        case .paymentUnknown: "PaymentUnknown"
        case .storeBusy: "StoreBusy"
        case .storeConflict: "StoreConflict"
        case .storeTimeout: "StoreTimeout"
        case .storeUnavailable: "StoreUnavailable"
        }
    }

    /// What happened; for payments the processor's code, a colon, and its message.
    public var errorMessage: String {
        switch self {
        case .attemptSuperseded(let text), .attemptCommitted(let text),
            .reservationClosed(let text), .inconsistent(let text), .storeBusy(let text),
            .storeConflict(let text), .storeTimeout(let text), .storeUnavailable(let text):
            text
        case .paymentDeclined(let reason), .paymentInvalid(let reason),
            .paymentActionRequired(let reason), .paymentUnavailable(let reason),
            .paymentUnknown(let reason):
            "\(reason.code): \(reason.message)"
        }
    }
}

extension OrderError {
    /// The error that a store's error, in itself, means to a workflow.
    init(_ error: TableError) {
        let text = error.errorMessage
        self =
            switch error {
            case .throttled: .storeBusy(text)
            case .transactionConflict: .storeConflict(text)
            case .transactionCanceled:
                error.isTransient ? .storeConflict(text) : .inconsistent(text)
            case .deadlineExceeded, .cancelled: .storeTimeout(text)
            case .unavailable: .storeUnavailable(text)
            case .conditionalCheckFailed, .validation, .resourceNotFound: .inconsistent(text)
            }
    }
}

/// The names of the errors that functions declare, by where they come from.
public enum OrderErrorNames {
    /// What every function throws that reads or writes the table.
    public static let store = ["StoreBusy", "StoreConflict", "StoreTimeout", "StoreUnavailable"]

    /// What every function throws that asks a payment processor.
    public static let processor = ["PaymentUnavailable", "PaymentUnknown"]

    /// What can pass by itself, so that the same call may succeed later.
    public static let transient = store + processor

    /// What a processor refuses for good.
    public static let refusal = ["PaymentDeclined", "PaymentInvalid", "PaymentActionRequired"]
}
