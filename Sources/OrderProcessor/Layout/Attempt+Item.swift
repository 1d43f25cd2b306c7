import Payments
import Tables

extension Attempt {
    /// The attempt as it is stored.
    var item: Item {
        let key = ItemKey.attempt(orderID)
        var item = Item(distinct: [
            key.partitionAttribute,
            key.sortAttribute,
            .init("orderId", .string(orderID)),
            .init("state", .string(state.rawValue)),
            .init("lines", .list(lines.map { .map($0.attributes) })),
            .init("total", .money(total)),
            .init("currency", .string(total.currency.code)),
            .init("processor", .string(processor.rawValue)),
            .init("deadline", .integer(deadline)),
        ])
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
        Item(distinct: [
            .init("productId", .string(productID)), .init("quantity", .integer(quantity)),
        ])
    }

    fileprivate init(_ fields: ItemFields) throws(OrderError) {
        self.init(
            productID: try fields.text("productId"),
            quantity: try fields.integer("quantity")
        )
    }
}
