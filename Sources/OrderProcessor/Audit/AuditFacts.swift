import Payments

/// What table and ledger say of one order number.
struct OrderFacts {
    /// The state of its attempt.
    var attempt: AttemptState?

    /// The order.
    var order: Order?

    /// The units that its attempt holds.
    var heldUnits: Int64 = 0

    /// The units that its attempt turned into sales.
    var consumedUnits: Int64 = 0

    /// The units in its order items.
    var itemUnits: Int64 = 0

    /// The processor's payments for it.
    var payments: [PaymentRecord] = []
}

/// What the table says of one product.
struct ProductFacts {
    /// The units as they are noted.
    var inventory: Inventory?

    /// The units in reservations that are held.
    var heldUnits: Int64 = 0

    /// The units in reservations that are consumed.
    var consumedUnits: Int64 = 0
}
