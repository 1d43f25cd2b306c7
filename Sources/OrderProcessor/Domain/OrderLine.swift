public import Payments

/// One product of an order, all its units together.
public struct OrderLine: Hashable, Sendable {
    /// The product.
    public var productID: String

    /// The product's name when it was ordered.
    public var name: String

    /// The price of one unit when it was ordered.
    public var price: Money

    /// The number of units, at least 1.
    public var quantity: Int64

    /// Price times quantity.
    public var subtotal: Money

    /// Creates a line.
    public init(
        productID: String,
        name: String,
        price: Money,
        quantity: Int64,
        subtotal: Money
    ) {
        self.productID = productID
        self.name = name
        self.price = price
        self.quantity = quantity
        self.subtotal = subtotal
    }
}
