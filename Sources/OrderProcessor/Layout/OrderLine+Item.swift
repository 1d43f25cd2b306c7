import Payments
import Tables

extension OrderLine {
    /// The line's attributes, as an order holds them inside and an order item beside its key.
    var attributes: [Item.Attribute] {
        [
            .init("productId", .string(productID)),
            .init("name", .string(name)),
            .init("price", .money(price)),
            .init("quantity", .integer(quantity)),
            .init("subtotal", .money(subtotal)),
        ]
    }

    /// The order item of the line.
    func orderItem(of orderID: String) -> Item {
        let key = ItemKey.orderItem(orderID: orderID, productID: productID)
        return Item(distinct: [key.partitionAttribute, key.sortAttribute] + attributes)
    }

    init(_ fields: ItemFields, currency: Currency) throws(OrderError) {
        self.init(
            productID: try fields.text("productId"),
            name: try fields.text("name"),
            price: try fields.money("price", currency),
            quantity: try fields.integer("quantity"),
            subtotal: try fields.money("subtotal", currency)
        )
    }
}
