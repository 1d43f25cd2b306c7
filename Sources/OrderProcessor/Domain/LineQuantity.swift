/// How many units of a product an attempt needs.
public struct LineQuantity: Hashable, Sendable {
    /// The product.
    public var productID: String

    /// The number of units, at least 1.
    public var quantity: Int64

    /// Creates a line's quantity.
    public init(productID: String, quantity: Int64) {
        self.productID = productID
        self.quantity = quantity
    }
}
