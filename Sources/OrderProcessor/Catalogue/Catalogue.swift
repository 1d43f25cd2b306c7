import Payments

/// A product and the stock that it starts with.
public struct SeedProduct: Hashable, Sendable {
    /// The product.
    public var product: Product

    /// The units that can be reserved at first.
    public var stock: Int64
}

/// The products that an empty shop is given.
public enum Catalogue {
    /// The eight products of the shop and the three of the load profile.
    public static let products: [SeedProduct] = [
        seed(
            "prod-1",
            "wireless headphones",
            79_99,
            .electronics,
            "Over-ear, with noise cancelling"
        ),
        seed("prod-2", "USB-C hub", 49_99, .electronics, "Seven ports in one"),
        seed(
            "prod-3",
            "mechanical keyboard",
            129_99,
            .electronics,
            "Tactile switches, 75 % layout"
        ),
        seed("prod-4", "webcam", 59_99, .electronics, "1080p with a privacy cover"),
        seed("prod-5", "desk lamp", 34_99, .office, "Dimmable, warm to cold"),
        seed("prod-6", "notebook set", 12_99, .office, "Three dotted notebooks"),
        seed("prod-7", "desk mat", 44_99, .office, "Wool felt, 80 × 30 cm"),
        seed("prod-8", "mug", 14_99, .kitchen, "Stoneware, 0.3 l"),
        seed("load-1", "load-test product 1", 9_99, .electronics, loadTest, stock: 1_000_000),
        seed("load-2", "load-test product 2", 19_99, .office, loadTest, stock: 1_000_000),
        seed("load-3", "load-test product 3", 29_99, .kitchen, loadTest, stock: 1_000_000),
    ]

    /// Products for large orders: `bulk-1` to `bulk-<count>`.
    public static func bulk(_ count: Int) -> [SeedProduct] {
        (0..<max(0, count)).map { index in
            let number = index + 1
            return seed(
                "bulk-\(number)",
                "bulk product \(number)",
                1_00,
                .office,
                "For large orders",
                stock: 1_000_000
            )
        }
    }

    private enum Category: String {
        case electronics, office, kitchen
    }

    private static let loadTest = "For the load profile"

    private static func seed(
        _ id: String,
        _ name: String,
        _ price: Int64,
        _ category: Category,
        _ description: String,
        stock: Int64 = 100
    ) -> SeedProduct {
        let product = Product(
            productID: id,
            name: name,
            description: description,
            category: category.rawValue,
            price: Money(minorUnits: price, currency: .usd)
        )
        return SeedProduct(product: product, stock: stock)
    }
}
