public import Payments

/// A request that is fine: its lines merged, with the catalogue's names and prices.
public struct PricedOrder: Hashable, Sendable {
    /// The lines, one per product, in the order in which the request first names them.
    public var items: [OrderLine]

    /// For each line, the first line of the request that named its product.
    public var firstLines: [Int]

    /// The sum of the lines.
    public var total: Money
}
