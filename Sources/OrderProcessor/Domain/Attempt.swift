public import Payments

/// One try to place an order: its journal and its lock.
public struct Attempt: Hashable, Sendable {
    /// The order that is tried.
    public var orderID: String

    /// How far the attempt has come.
    public var state: AttemptState

    /// What is to be reserved.
    public var lines: [LineQuantity]

    /// What is to be paid.
    public var total: Money

    /// Whose payment object is used.
    public var processor: PaymentMethod

    /// The processor's payment object, once it is attached.
    public var paymentReference: PaymentReference?

    /// When the attempt may be taken for abandoned, in milliseconds since 1970.
    public var deadline: Int64
}

/// How far an attempt has come.
///
/// It moves from `open` to `committed`, or from `open` over `aborting` to `aborted`, never back,
/// and each move has one winner.
public enum AttemptState: String, Hashable, Sendable {
    /// Stock and money are being held.
    case open

    /// The order exists.
    case committed

    /// What was held is being given back.
    case aborting

    /// Nothing is held any more.
    case aborted
}

/// What became of the units that an attempt reserved.
public enum ReservationState: String, Hashable, Sendable {
    /// Set aside for the attempt.
    case held

    /// Sold.
    case consumed

    /// Given back, or never to be reserved.
    case released
}
