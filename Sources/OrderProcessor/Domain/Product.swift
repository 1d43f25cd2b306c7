public import Payments

/// A product of the catalogue.
public struct Product: Hashable, Sendable {
    /// The identifier.
    public var productID: String

    /// The name.
    public var name: String

    /// A sentence about the product.
    public var description: String

    /// The category by which products are listed.
    public var category: String

    /// The price of one unit.
    public var price: Money

    /// Creates a product.
    public init(
        productID: String,
        name: String,
        description: String,
        category: String,
        price: Money
    ) {
        self.productID = productID
        self.name = name
        self.description = description
        self.category = category
        self.price = price
    }
}

/// The units of a product, by what became of them.
///
/// Their sum is what was ever put in.
public struct Inventory: Hashable, Sendable {
    /// The product.
    public var productID: String

    /// The units that can still be reserved.
    public var quantity: Int64

    /// The units that attempts hold.
    public var reserved: Int64

    /// The units of committed orders.
    public var sold: Int64

    /// The units that were ever put in, if whoever put them in noted it.
    public var stocked: Int64?
}
