import JSON

/// One of the contract's scenarios: a request, the status it must get, and what must be true afterwards.
struct Scenario: Sendable {
    /// What an accepted order must have done.
    struct Accepted: Sendable {
        /// The order's total in minor units.
        var minorUnits: Int64

        /// The units bought, by product.
        var units: [String: Int64]
    }

    /// What the answer must be.
    enum Expectation: Sendable {
        /// All of these products are listed.
        case products([String])

        /// The order stands, is captured, and stock fell.
        case accepted(Accepted)

        /// The order is refused with this status and `error`, and nothing changed.
        case refused(status: Int, error: String)
    }

    /// Its number in the contract, section 6.
    var number: Int

    /// What it shows.
    var title: String

    /// The body that is posted; `nil` for the catalogue.
    var body: JSONValue?

    /// What must come of it.
    var expectation: Expectation

    /// How many entries `errors` may have, if the scenario bounds them.
    var errorLimit: Int?
}

extension Scenario {
    /// The ten scenarios of the contract, section 6.
    static let all: [Scenario] = [
        Scenario(
            number: 1,
            title: "the catalogue lists all eleven products",
            expectation: .products(
                (1...8).map { "prod-\($0)" } + (1...3).map { "load-\($0)" }
            )
        ),
        Scenario(
            number: 2,
            title: "two products by Stripe",
            body: order("stripe", [("prod-1", 1), ("prod-5", 2)]),
            expectation: .accepted(
                Accepted(minorUnits: 149_97, units: ["prod-1": 1, "prod-5": 2])
            )
        ),
        Scenario(
            number: 3,
            title: "one product by PayPal",
            body: order("paypal", [("prod-3", 1)]),
            expectation: .accepted(Accepted(minorUnits: 129_99, units: ["prod-3": 1]))
        ),
        Scenario(
            number: 4,
            title: "three units by Apple Pay",
            body: order("applepay", [("prod-6", 3)]),
            expectation: .accepted(Accepted(minorUnits: 38_97, units: ["prod-6": 3]))
        ),
        Scenario(
            number: 5,
            title: "an unknown payment method",
            body: order("bitcoin", [("prod-1", 1)]),
            expectation: .refused(status: 400, error: "validation_error")
        ),
        Scenario(
            number: 6,
            title: "an unknown product",
            body: order("stripe", [("prod-999", 1)]),
            expectation: .refused(status: 400, error: "validation_error")
        ),
        Scenario(
            number: 7,
            title: "more than is in stock",
            body: order("stripe", [("prod-2", 9_999)]),
            expectation: .refused(status: 400, error: "inventory_error")
        ),
        Scenario(
            number: 8,
            title: "one line in stock, one short",
            body: order("stripe", [("prod-1", 1), ("prod-4", 9_999)]),
            expectation: .refused(status: 400, error: "inventory_error")
        ),
        Scenario(
            number: 9,
            title: "only a customer",
            body: ["customerId": "customer-check"],
            expectation: .refused(status: 400, error: "validation_error"),
            errorLimit: 3
        ),
        Scenario(
            number: 10,
            title: "a declined payment",
            body: order("stripe", [("prod-8", 1)]).setting("simulateDecline", to: true),
            expectation: .refused(status: 400, error: "payment_error")
        ),
    ]

    private static func order(_ method: String, _ lines: [(String, Int)]) -> JSONValue {
        let items = lines.map { product, quantity -> JSONValue in
            ["productId": JSONValue(product), "quantity": JSONValue(quantity)]
        }
        return [
            "customerId": "customer-check", "paymentMethod": JSONValue(method),
            "items": JSONValue(items),
        ]
    }
}
