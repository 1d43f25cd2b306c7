import JSON
import OrderProcessor
import Testing

@Suite(.timeLimit(.minutes(1))) struct ValidateOrderTests {
    static let good: JSONValue = [
        "customerId": "customer-1", "paymentMethod": "stripe",
        "items": [
            ["productId": "prod-1", "quantity": 1], ["productId": "prod-5", "quantity": 2],
        ],
    ]

    func answer(_ body: JSONValue) async throws -> JSONValue {
        try await Shop().call("validate-order", body)
    }

    /// Pointer and code of each fault.
    func faults(_ body: JSONValue) async throws -> [[String]] {
        let errors = try #require(try await answer(body)["errors"]?.array)
        #expect(errors.allSatisfy { $0["detail"]?.string?.isEmpty == false })
        return errors.map { error in
            ["pointer", "code"].compactMap { name in error[name]?.string }
        }
    }

    func line(_ member: String, _ value: JSONValue) -> JSONValue {
        let line: JSONValue = ["productId": "prod-1", "quantity": 1]
        return Self.good.setting("items", to: [line.setting(member, to: value)])
    }

    @Test func `a good request is priced`() async throws {
        #expect(
            try await answer(Self.good) == [
                "order": [
                    "items": [
                        [
                            "productId": "prod-1", "name": "wireless headphones", "price": 79.99,
                            "quantity": 1, "subtotal": 79.99,
                        ],
                        [
                            "productId": "prod-5", "name": "desk lamp", "price": 34.99,
                            "quantity": 2, "subtotal": 69.98,
                        ],
                    ],
                    "total": 149.97, "currency": "USD", "amount": 14_997, "firstLines": [0, 1],
                ]
            ]
        )
    }

    @Test func `F10: lines of one product are merged at the first one's place`() async throws {
        let body = Self.good.setting(
            "items",
            to: [
                ["productId": "prod-5", "quantity": 2], ["productId": "prod-1", "quantity": 1],
                ["productId": "prod-5", "quantity": 3],
            ]
        )
        let order = try #require(try await answer(body)["order"])
        #expect(order["items"]?[0]?["productId"] == "prod-5")
        #expect(order["items"]?[0]?["quantity"] == 5)
        #expect(order["items"]?[0]?["subtotal"] == 174.95)
        #expect(order["items"]?.array?.count == 2)
        #expect(order["firstLines"] == [0, 1])
        #expect(order["amount"] == 254_94)
    }

    @Test func `F10: a hundred lines of one product are one`() async throws {
        let items = JSONValue((0..<100).map { _ in ["productId": "prod-1", "quantity": 1] })
        let order = try await answer(Self.good.setting("items", to: items))["order"]
        #expect(order?["items"]?.array?.count == 1)
        #expect(order?["items"]?[0]?["quantity"] == 100)
        #expect(order?["total"] == 7_999)
    }

    @Test(arguments: ["2.0", "2e0", "20e-1"])
    func `a number counts by its value`(quantity: String) async throws {
        let value = try JSONValue(parsing: quantity)
        let order = try await answer(line("quantity", value))["order"]
        #expect(order?["items"]?[0]?["quantity"] == 2)
    }

    @Test func `the catalogue's price may be given`() async throws {
        for price in ["79.99", "79.990", "7999e-2"] {
            let value = try JSONValue(parsing: price)
            #expect(try await answer(line("price", value))["order"] != nil)
        }
    }

    @Test(arguments: [
        ("quantity", "\"2\"", "wrong_type"), ("quantity", "2.5", "out_of_range"),
        ("quantity", "true", "wrong_type"), ("quantity", "0", "out_of_range"),
        ("quantity", "-1", "out_of_range"), ("quantity", "10000", "out_of_range"),
        ("quantity", "1e300", "out_of_range"), ("quantity", "null", "required"),
        ("quantity", "[]", "wrong_type"), ("productId", "7", "wrong_type"),
        ("productId", "null", "required"), ("productId", "\"prod-999\"", "unknown_product"),
        ("productId", "\"\"", "unknown_product"), ("price", "79.98", "price_mismatch"),
        ("price", "79.991", "price_mismatch"), ("price", "80", "price_mismatch"),
        ("price", "\"79.99\"", "wrong_type"), ("price", "1e300", "price_mismatch"),
    ])
    func `F11: a faulty line is told at its member`(
        member: String,
        value: String,
        code: String
    ) async throws {
        let body = line(member, try JSONValue(parsing: value))
        #expect(try await faults(body) == [["/items/0/\(member)", code]])
    }

    @Test(arguments: [
        ("customerId", "null", "required"), ("customerId", "7", "wrong_type"),
        ("customerId", "\"\"", "out_of_range"), ("customerId", "\" \"", "out_of_range"),
        ("customerId", "\"a:b\"", "out_of_range"), ("customerId", "\"ä\"", "out_of_range"),
        ("paymentMethod", "null", "required"), ("paymentMethod", "true", "wrong_type"),
        ("paymentMethod", "\"bitcoin\"", "unknown_payment_method"),
        ("paymentMethod", "\"Stripe\"", "unknown_payment_method"),
        ("items", "null", "required"), ("items", "{}", "wrong_type"),
        ("items", "\"prod-1\"", "wrong_type"), ("items", "[]", "out_of_range"),
        ("payment", "\"pm_card_visa\"", "wrong_type"), ("email", "7", "wrong_type"),
        ("email", "\"\"", "out_of_range"), ("email", "\"a\\r\\nBcc: b\"", "out_of_range"),
        ("metadata", "[]", "wrong_type"), ("simulateDecline", "\"true\"", "wrong_type"),
        ("simulateDecline", "1", "wrong_type"),
    ])
    func `a faulty member is told at its pointer`(
        member: String,
        value: String,
        code: String
    ) async throws {
        let body = Self.good.setting(member, to: try JSONValue(parsing: value))
        #expect(try await faults(body) == [["/\(member)", code]])
    }

    @Test func `a customer has 1 to 64 characters`() async throws {
        let longest = String(repeating: "aZ09_-.@+", count: 7) + "x"
        let fine = Self.good.setting("customerId", to: JSONValue(longest))
        #expect(try await answer(fine)["order"] != nil)
        let tooLong = Self.good.setting("customerId", to: JSONValue(longest + "x"))
        #expect(try await faults(tooLong) == [["/customerId", "out_of_range"]])
    }

    @Test(arguments: ["[]", "\"text\"", "7", "null", "true"])
    func `a body that is no object is of the wrong type`(body: String) async throws {
        #expect(try await faults(try JSONValue(parsing: body)) == [["", "wrong_type"]])
    }

    @Test func `a line that is no object is told as a whole`() async throws {
        let body = Self.good.setting("items", to: ["prod-1", .null])
        #expect(
            try await faults(body) == [["/items/0", "wrong_type"], ["/items/1", "wrong_type"]]
        )
    }

    @Test func `more than a hundred lines are too many`() async throws {
        let items = JSONValue((0..<101).map { _ in ["productId": "prod-1", "quantity": 1] })
        let body = Self.good.setting("items", to: items)
        #expect(try await faults(body) == [["/items", "too_many_lines"]])
    }

    @Test func `merged lines keep to the limit of one line`() async throws {
        let body = Self.good.setting(
            "items",
            to: [
                ["productId": "prod-5", "quantity": 1],
                ["productId": "prod-1", "quantity": 9_999],
                ["productId": "prod-1", "quantity": 1],
            ]
        )
        #expect(try await faults(body) == [["/items/1/quantity", "out_of_range"]])
    }

    @Test func `metadata has at most 20 texts of at most 500 characters`() async throws {
        let texts = (0..<20).map { ("m\($0)", JSONValue(String(repeating: "ä", count: 500))) }
        let fine = Self.good.setting("metadata", to: JSONValue(members: texts))
        #expect(try await answer(fine)["order"] != nil)

        let more = texts + [("m20", JSONValue("x"))]
        let tooMany = Self.good.setting("metadata", to: JSONValue(members: more))
        #expect(try await faults(tooMany) == [["/metadata", "out_of_range"]])

        let long = JSONValue(String(repeating: "x", count: 501))
        let faulty = Self.good.setting("metadata", to: ["a": 7, "b/c~": long, "d": .null])
        #expect(
            try await faults(faulty) == [
                ["/metadata/a", "wrong_type"], ["/metadata/b~1c~0", "out_of_range"],
                ["/metadata/d", "wrong_type"],
            ]
        )
    }

    @Test(arguments: [
        ("stripe", "paymentMethodId"), ("paypal", "orderId"), ("applepay", "token"),
    ])
    func `what a processor needs is a text`(method: String, member: String) async throws {
        let base = Self.good.setting("paymentMethod", to: JSONValue(method))
        for (value, code) in [(7, "wrong_type"), ("", "out_of_range")] as [(JSONValue, String)] {
            let body = base.setting("payment", to: [member: value])
            #expect(try await faults(body) == [["/payment/\(member)", code]])
        }
        let other: JSONValue = ["somethingElse": 7]
        #expect(try await answer(base.setting("payment", to: other))["order"] != nil)
    }

    @Test func `all faults come together, in the order of the body`() async throws {
        let body: JSONValue = [
            "customerId": "", "paymentMethod": "bitcoin",
            "items": [
                ["productId": "prod-999", "quantity": 0],
                ["productId": "prod-1", "quantity": "2", "price": 1],
            ],
            "metadata": 7, "simulateDecline": 7,
        ]
        #expect(
            try await faults(body) == [
                ["/customerId", "out_of_range"], ["/paymentMethod", "unknown_payment_method"],
                ["/items/0/quantity", "out_of_range"], ["/items/0/productId", "unknown_product"],
                ["/items/1/quantity", "wrong_type"], ["/items/1/price", "price_mismatch"],
                ["/metadata", "wrong_type"], ["/simulateDecline", "wrong_type"],
            ]
        )
    }

    @Test func `missing members are told together`() async throws {
        #expect(
            try await faults([:]) == [
                ["/customerId", "required"], ["/paymentMethod", "required"],
                ["/items", "required"],
            ]
        )
    }

    @Test func `other members and the client's own order number are ignored`() async throws {
        let body = Self.good.setting("orderId", to: "mine").setting("x", to: [1, 2])
        #expect(try await answer(body) == answer(Self.good))
    }
}
