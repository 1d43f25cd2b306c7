public import Time

/// Takes money: in two steps, so that an order can be saved between hold and capture.
///
/// Every operation but ``lookup(_:deadline:)`` acts under the key that ``PaymentAttempt`` derives
/// for it. A processor does the operation of one key at most once, answers a repetition with the
/// first result, and refuses other parameters under the same key as
/// ``PaymentOutcome/invalid(_:)``.
///
/// No operation throws. One that has no result when `deadline` comes gives
/// ``PaymentOutcome/retryable(_:)`` if it certainly had no effect, else
/// ``PaymentOutcome/unknown(_:)``. The same holds for a cancelled task.
public protocol PaymentProcessor: Sendable {
    /// Makes a payment object without moving money.
    func prepare(
        _ request: PaymentRequest,
        deadline: Instant
    ) async -> PaymentOutcome

    /// Holds the amount of a prepared payment.
    func authorize(
        _ payment: PaymentReference,
        for attempt: PaymentAttempt,
        deadline: Instant
    ) async -> PaymentOutcome

    /// Takes a held amount, whole.
    func capture(
        _ amount: Money,
        of payment: PaymentReference,
        for attempt: PaymentAttempt,
        deadline: Instant
    ) async -> PaymentOutcome

    /// Gives a hold up, or an object that never held anything; afterwards it can hold nothing.
    func void(
        _ payment: PaymentReference,
        for attempt: PaymentAttempt,
        deadline: Instant
    ) async -> PaymentOutcome

    /// Gives back a part of what was captured, or all of it.
    func refund(
        _ amount: Money,
        of payment: PaymentReference,
        for attempt: PaymentAttempt,
        deadline: Instant
    ) async -> PaymentOutcome

    /// Tells how a payment stands.
    func lookup(
        _ payment: PaymentReference,
        deadline: Instant
    ) async -> PaymentLookup
}
