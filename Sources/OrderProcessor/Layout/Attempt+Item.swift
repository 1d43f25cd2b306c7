import Payments
import Tables

extension Attempt {
    /// The attempt as it is stored.
    var item: Item {
        var item = Item(
            .attempt(orderID),
            [
                ("orderId", .string(orderID)),
                ("state", .string(state.rawValue)),
                ("lines", .list(lines.map { .map($0.attributes) })),
                ("total", .money(total)),
                ("currency", .string(total.currency.code)),
                ("processor", .string(processor.rawValue)),
                ("deadline", .integer(deadline)),
            ]
        )
        item["paymentRef"] = paymentReference.map { .string($0.id) }
        return item
    }

    init(_ item: Item) throws(OrderError) {
        let fields = ItemFields(item, of: "attempt")
        let currency = try fields.currency()
        self.init(
            orderID: try fields.text("orderId"),
            state: try fields.value("state", as: AttemptState.self),
            lines: [],
            total: try fields.money("total", currency),
            processor: try fields.value("processor", as: PaymentMethod.self),
            paymentReference: item["paymentRef"]?.string.map { PaymentReference($0) },
            deadline: try fields.integer("deadline")
        )
        for line in try fields.list("lines") {
            lines.append(try LineQuantity(ItemFields(line.map ?? Item(), of: "attempt line")))
        }
    }
}

extension LineQuantity {
    fileprivate var attributes: Item {
        ["productId": .string(productID), "quantity": .integer(quantity)]
    }

    fileprivate init(_ fields: ItemFields) throws(OrderError) {
        self.init(
            productID: try fields.text("productId"),
            quantity: try fields.integer("quantity")
        )
    }
}
