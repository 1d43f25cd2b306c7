import Payments
import Tables

extension Order {
    /// The order as it is stored, its lines inside.
    var item: Item {
        let key = ItemKey.order(orderID)
        return Item(distinct: [
            key.partitionAttribute,
            key.sortAttribute,
            .init("orderId", .string(orderID)),
            .init("customerId", .string(customerID)),
            .init("paymentMethod", .string(paymentMethod.rawValue)),
            .init("total", .money(total)),
            .init("currency", .string(total.currency.code)),
            .init("transactionId", .string(transactionID)),
            .init("paymentProcessor", .string(paymentMethod.rawValue)),
            .init("paymentStatus", .string(paymentStatus.rawValue)),
            .init("status", .string(status.rawValue)),
            .init("createdAt", .string(createdAt)),
            .init("items", .list(items.map { .map(Item(distinct: $0.attributes)) })),
        ])
    }

    init(_ item: Item) throws(OrderError) {
        let fields = ItemFields(item, of: "order")
        let currency = try fields.currency()
        self.init(
            orderID: try fields.text("orderId"),
            customerID: try fields.text("customerId"),
            paymentMethod: try fields.value("paymentMethod", as: PaymentMethod.self),
            total: try fields.money("total", currency),
            transactionID: try fields.text("transactionId"),
            paymentStatus: try fields.value("paymentStatus", as: PaymentStatus.self),
            status: try fields.value("status", as: OrderStatus.self),
            createdAt: try fields.text("createdAt"),
            items: []
        )
        for line in try fields.list("items") {
            let line = ItemFields(line.map ?? Item(), of: "order line")
            items.append(try OrderLine(line, currency: currency))
        }
    }
}
