import Payments
import Tables

/// Everything that ledger and table say at about one moment.
///
/// The ledger is read first. So money that it shows as taken has its order in the table, which is
/// read later, and not the other way round.
struct AuditLook {
    var orders: [String: OrderFacts] = [:]
    var products: [String: ProductFacts] = [:]
    var unreadable: [AuditFinding] = []
    var ledgerID = ""
    var pairedID: String?

    init(ledger: any LedgerReader, store: () async throws -> OrderStore) async throws {
        ledgerID = try await ledger.pairingID()
        try await read(ledger)
        try await read(store())
    }

    private mutating func read(_ ledger: any LedgerReader) async throws {
        var position: LedgerPosition?
        while true {
            let page = try await ledger.payments(
                after: position,
                limit: OrderLimits.auditPageItems
            )
            for entry in page {
                let orderID = entry.record.attempt.orderID
                orders[orderID, default: OrderFacts()].payments.append(entry.record)
            }
            guard page.count == OrderLimits.auditPageItems, let last = page.last else { return }
            position = last.position
        }
    }

    private mutating func read(_ store: OrderStore) async throws {
        var scan = Scan(OrderTable.name, limit: OrderLimits.auditPageItems)
        while true {
            let page = try await store.table.scan(scan)
            for item in page.items {
                // What belongs to no entity was put there by somebody else.
                guard let key = ItemKey(of: item) else { continue }
                do throws(OrderError) {
                    try take(item, key)
                } catch {
                    let place = "\(key.partition) \(key.sort)"
                    unreadable.append(AuditFinding(10, place, "\(place): \(error.errorMessage)"))
                }
            }
            guard let lastKey = page.lastKey else { return }
            scan.startAfter = lastKey
        }
    }

    private mutating func take(_ item: Item, _ key: ItemKey) throws(OrderError) {
        switch key {
        case .product:
            _ = try Product(item)
        case .inventory(let id):
            products[id, default: ProductFacts()].inventory = try Inventory(item)
        case .attempt(let id):
            orders[id, default: OrderFacts()].attempt = try Attempt(item).state
        case .reservation(let orderID, let productID):
            add(try Reservation(item, orderID: orderID, productID: productID))
        case .order(let id):
            orders[id, default: OrderFacts()].order = try Order(item)
        case .orderItem(let orderID, _):
            let quantity = try ItemFields(item, of: "order item").integer("quantity")
            orders[orderID, default: OrderFacts()].itemUnits += quantity
        case .pairing:
            pairedID = try ItemFields(item, of: "pairing").text("ledger")
        }
    }

    private mutating func add(_ reservation: Reservation) {
        let (orderID, productID) = (reservation.orderID, reservation.productID)
        switch reservation.state {
        case .held:
            orders[orderID, default: OrderFacts()].heldUnits += reservation.quantity
            products[productID, default: ProductFacts()].heldUnits += reservation.quantity
        case .consumed:
            orders[orderID, default: OrderFacts()].consumedUnits += reservation.quantity
            products[productID, default: ProductFacts()].consumedUnits += reservation.quantity
        case .released:
            break
        }
    }
}
