import Time
import OrderProcessor
import PaymentSimulator
import Payments
import Tables

/// What can go wrong after one good order, how it comes about, and which invariants it breaks.
enum Damage: CaseIterable {
    case stockVanished, stockNegative, soldAdrift, reservedAdrift, heldAfterAbort
    case orderWithoutAttempt, commitWithoutOrder, orderItemLost, linesAdrift
    case otherTotal, subtotalWrong, captureWithoutOrder, captureNotInLedger, unknownPayment
    case holdAfterAbort, unreadableItem, otherLedger, voidedButCompleted

    var invariants: Set<Int> {
        switch self {
        case .stockVanished, .stockNegative, .soldAdrift: [1]
        case .reservedAdrift, .heldAfterAbort, .orderItemLost: [2]
        case .orderWithoutAttempt: [2, 3]
        case .commitWithoutOrder: [2, 3, 5]
        case .linesAdrift: [2, 4]
        case .otherTotal, .subtotalWrong: [4]
        case .captureWithoutOrder, .otherLedger: [5]
        case .captureNotInLedger, .unknownPayment, .voidedButCompleted: [6]
        case .holdAfterAbort: [7]
        case .unreadableItem: [2, 3, 10]
        }
    }

    func inflict(on shop: Shop) async throws {
        if let update {
            try await shop.set(update.partition, update.sort, update.changes)
        } else if let key = deletion {
            try await shop.table.delete(key, in: OrderTable.name)
        } else {
            try await act(on: shop)
        }
    }

    /// An item that changes behind the shop's back.
    private struct Change {
        var partition: String
        var sort: String
        var changes: Update
    }

    private static func stock(_ changes: Update) -> Change {
        Change(partition: "PRODUCT#prod-5", sort: "INVENTORY", changes: changes)
    }

    private static func order(_ changes: Update) -> Change {
        Change(partition: "ORDER#o-1", sort: "ORDER#o-1", changes: changes)
    }

    private var update: Change? {
        let line = AttributePath("items")[1]
        switch self {
        case .stockVanished: return Self.stock([.add("quantity", -1)])
        case .stockNegative: return Self.stock([.add("quantity", -99)])
        case .soldAdrift: return Self.stock([.add("quantity", -1), .add("sold", 1)])
        case .reservedAdrift: return Self.stock([.add("quantity", -1), .add("reserved", 1)])
        case .linesAdrift: return Self.order([.set(line.member("quantity"), 3)])
        case .otherTotal: return Self.order([.set("total", 149.98)])
        case .subtotalWrong: return Self.order([.set(line.member("subtotal"), 69.99)])
        case .unknownPayment: return Self.order([.set("transactionId", "pi_unknown")])
        case .voidedButCompleted: return Self.order([.set("paymentStatus", "voided")])
        case .unreadableItem:
            let changes: Update = [.set("state", "undecided")]
            return Change(partition: "ATTEMPT#o-1", sort: "STATE", changes: changes)
        case .otherLedger:
            let changes: Update = [.set("ledger", "0000000000000000")]
            return Change(partition: "LEDGER", sort: "PAIRING", changes: changes)
        default: return nil
        }
    }

    private var deletion: PrimaryKey? {
        switch self {
        case .orderWithoutAttempt: PrimaryKey("ATTEMPT#o-1", "STATE")
        case .commitWithoutOrder: PrimaryKey("ORDER#o-1", "ORDER#o-1")
        case .orderItemLost: PrimaryKey("ORDER#o-1", "ITEM#prod-5")
        default: nil
        }
    }

    /// What goes wrong by calls in a wrong order.
    private func act(on shop: Shop) async throws {
        let other = SampleOrder(id: "o-2")
        switch self {
        case .heldAfterAbort:
            _ = try await shop.prepare(other)
            try await shop.call("abort-attempt", other.attempt)
            try await shop.call("close-attempt", other.reference)
        case .holdAfterAbort:
            let payment = try await shop.prepare(other)
            try await shop.call("authorize-payment", other.step(payment))
            try await shop.call("abort-attempt", other.attempt)
            for index in 0..<2 { try await shop.call("release-reservation", other.line(index)) }
            try await shop.call("close-attempt", other.reference)
        case .captureNotInLedger:
            _ = try await shop.commit(other)
            try await shop.set("ORDER#o-2", "ORDER#o-2", [.set("paymentStatus", "captured")])
        case .captureWithoutOrder:
            try await shop.charge(orderID: "o-9")
        default:
            return
        }
    }
}

extension Shop {
    /// Changes an item behind the shop's back.
    func set(_ partition: String, _ sort: String, _ changes: Update) async throws {
        try await table.update(PrimaryKey(partition, sort), in: OrderTable.name, changes)
    }

    /// Takes money without an order.
    fileprivate func charge(orderID: String) async throws {
        let attempt = PaymentAttempt(orderID: orderID)
        let amount = Money(minorUnits: 1, currency: .usd)
        let request = PaymentRequest(attempt: attempt, method: .paypal, amount: amount)
        let deadline = Instant.now.advanced(by: .seconds(5))
        guard case .ok(let payment) = await simulator.prepare(request, deadline: deadline) else {
            return
        }
        _ = await simulator.authorize(payment, for: attempt, deadline: deadline)
        _ = await simulator.capture(amount, of: payment, for: attempt, deadline: deadline)
    }
}
