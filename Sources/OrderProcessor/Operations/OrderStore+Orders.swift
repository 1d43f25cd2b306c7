import Time
import Tables

extension OrderStore {
    /// The order with an identifier, or `nil`.
    func order(
        _ orderID: String,
        deadline: Instant?
    ) async throws(OrderError) -> Order? {
        try await get(.order(orderID), deadline: deadline).map(Order.init)
    }

    /// Notes how far the payment of a committed order has come; it never goes back.
    ///
    /// - Returns: The status that the order has now: `captured` stays, whatever is noted later.
    func note(
        _ status: PaymentStatus,
        of orderID: String,
        deadline: Instant?
    ) async throws(OrderError) -> PaymentStatus {
        let attribute = OrderTable.Attribute.paymentStatus
        let open: [PaymentStatus] = [.authorized, .capturePending]
        do {
            try await table.update(
                ItemKey.order(orderID).primaryKey,
                in: OrderTable.name,
                [.set(attribute, .string(status.rawValue))],
                if: attribute.isOne(of: open.map { .string($0.rawValue) }),
                returnsOldItemOnFailure: true,
                deadline: deadline
            )
            return status
        } catch .conditionalCheckFailed(let old?) {
            return try Order(old).paymentStatus
        } catch .conditionalCheckFailed {
            throw .inconsistent("expected an order \(orderID), but there is none")
        } catch {
            throw OrderError(error)
        }
    }
}
