import Payments
import Tables

extension OrderLine {
    /// The line's attributes, as an order holds them inside and an order item beside its key.
    var attributes: [(String, AttributeValue)] {
        [
            ("productId", .string(productID)),
            ("name", .string(name)),
            ("price", .money(price)),
            ("quantity", .integer(quantity)),
            ("subtotal", .money(subtotal)),
        ]
    }

    /// The order item of the line.
    func orderItem(of orderID: String) -> Item {
        let key = ItemKey.orderItem(orderID: orderID, productID: productID)
        return Item(key, attributes)
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
