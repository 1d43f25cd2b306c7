import Payments
import Tables

extension Order {
    /// The order as it is stored, its lines inside.
    var item: Item {
        Item(
            .order(orderID),
            [
                ("orderId", .string(orderID)),
                ("customerId", .string(customerID)),
                ("paymentMethod", .string(paymentMethod.rawValue)),
                ("total", .money(total)),
                ("currency", .string(total.currency.code)),
                ("transactionId", .string(transactionID)),
                ("paymentProcessor", .string(paymentMethod.rawValue)),
                ("paymentStatus", .string(paymentStatus.rawValue)),
                ("status", .string(status.rawValue)),
                ("createdAt", .string(createdAt)),
                ("items", .list(items.map { .map(Item($0.attributes)) })),
            ]
        )
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
