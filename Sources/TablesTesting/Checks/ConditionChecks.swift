import Tables

extension TableStoreConformance {
    private static let stored = thing(
        "a",
        "1",
        [
            "state": "open", "quantity": 5, "price": 79.99, "flag": true, "gone": .null,
            "tags": .stringSet(["red", "blue"]), "scores": .numberSet([1, 2]),
            "lines": [["id": "x", "n": 2], ["id": "y", "n": 3]], "address": ["city": "Bonn"],
            "bytes": .binary([1, 2, 3]),
        ]
    )

    private static let holding: [Condition] = [
        .exists("state"), .notExists("missing"), .exists("gone"),
        AttributePath("state") == "open", AttributePath("state") != "closed",
        AttributePath("missing") != "closed", AttributePath("quantity") == 5.0,
        AttributePath("quantity") >= 5, AttributePath("quantity") <= 5,
        AttributePath("quantity") > 4.999, AttributePath("quantity") < 6,
        AttributePath("price") > 79.98, AttributePath("state") < "oq",
        AttributePath("quantity").isBetween(5, and: 7),
        AttributePath("state").isOne(of: ["closed", "open"]),
        AttributePath("state").begins(with: "op"),
        AttributePath("bytes").begins(with: .binary([1, 2])),
        AttributePath("state").contains("pe"), AttributePath("tags").contains("red"),
        AttributePath("scores").contains(2), AttributePath("bytes").contains(.binary([2, 3])),
        AttributePath("lines").contains(["id": "y", "n": 3]),
        AttributePath("lines")[1].member("n") == 3,
        AttributePath("address").member("city") == "Bonn",
        .notExists(AttributePath("lines")[2]), .notExists(AttributePath("state").member("x")),
        .hasType("quantity", .number), .hasType("tags", .stringSet), .hasType("gone", .null),
        .compare(.size("state"), .equals, 4), .compare(.size("lines"), .atLeast, 2),
        .compare(.attribute("quantity"), .lessThan, .attribute("price")),
        .all([]), .not(.any([])), !(AttributePath("quantity") > 5),
        AttributePath("state") == "open" && AttributePath("quantity") >= 3,
        AttributePath("state") == "shut" || AttributePath("quantity") >= 3,
    ]

    private static let failing: [Condition] = [
        .exists("missing"), .notExists("state"), AttributePath("state") == "Open",
        AttributePath("state") != "open", AttributePath("missing") == "closed",
        AttributePath("missing") < 3, AttributePath("quantity") == "5",
        AttributePath("quantity") > 5, AttributePath("quantity") < "9",
        AttributePath("quantity").isBetween(6, and: 7), AttributePath("state").isOne(of: ["shut"]),
        AttributePath("state").begins(with: "pen"), AttributePath("quantity").begins(with: "5"),
        AttributePath("tags").contains("re"), AttributePath("flag").contains("t"),
        .hasType("quantity", .string), .hasType("missing", .null), .any([]), .not(.all([])),
        .compare(.size("quantity"), .atLeast, 0), .compare(.size("missing"), .atMost, 9),
        AttributePath("state") == "open" && AttributePath("quantity") >= 6,
        .compare(.attribute("missing"), .equals, .attribute("missing")),
    ]

    static let conditionChecks: [ConformanceCheck] = [
        ConformanceCheck("a write whose condition holds happens") { store in
            for condition in holding {
                try await store.put(stored, in: .things)
                do throws(TableError) {
                    try await store.put(thing("a", "1"), in: .things, if: condition)
                } catch {
                    throw ConformanceFailure("expected \(condition) to hold but found \(error)")
                }
            }
        },
        ConformanceCheck("a write whose condition fails changes nothing") { store in
            try await store.put(stored, in: .things)
            for condition in failing {
                try await expect(.conditionalCheckFailed(oldItem: nil)) { () throws(TableError) in
                    try await store.put(thing("a", "1"), in: .things, if: condition)
                }
                try await expect(.conditionalCheckFailed(oldItem: nil)) { () throws(TableError) in
                    try await store.delete(PrimaryKey("a", "1"), in: .things, if: condition)
                }
                let update: Update = [.set("state", "changed")]
                try await expect(.conditionalCheckFailed(oldItem: nil)) { () throws(TableError) in
                    try await store.update(PrimaryKey("a", "1"), in: .things, update, if: condition)
                }
            }
            try expect(try await store.get(PrimaryKey("a", "1"), from: .things), equals: stored)
        },
        ConformanceCheck("a failed condition can tell the stored item") { store in
            try await store.put(stored, in: .things)
            try await expect(.conditionalCheckFailed(oldItem: stored)) { () throws(TableError) in
                try await store.put(
                    thing("a", "1"),
                    in: .things,
                    if: .notExists("PK"),
                    returnsOldItemOnFailure: true
                )
            }
            try await expect(.conditionalCheckFailed(oldItem: nil)) { () throws(TableError) in
                try await store.put(
                    thing("a", "2"),
                    in: .things,
                    if: .exists("PK"),
                    returnsOldItemOnFailure: true
                )
            }
        },
        ConformanceCheck("an absent item has no attributes, not even a key") { store in
            let update: Update = [.add("n", 1)]
            let key = PrimaryKey("a", "1")
            try await expect(.conditionalCheckFailed(oldItem: nil)) { () throws(TableError) in
                try await store.update(key, in: .things, update, if: .exists("PK"))
            }
            try await store.update(key, in: .things, update, if: .notExists("PK"))
            try await store.update(key, in: .things, update, if: AttributePath("PK") == "a")
            try expect(
                try await store.get(key, from: .things),
                equals: thing("a", "1", ["n": 2])
            )
        },
        ConformanceCheck("conditions that can never make sense are refused") { store in
            var deep = Condition.exists("a")
            for _ in 0...TableLimits.conditionDepthLimit { deep = .not(deep) }
            let wide = Condition.all(Array(repeating: .exists("a"), count: 400))
            let refused: [Condition] = [
                deep, wide, AttributePath("a").isOne(of: []),
                AttributePath("a").isOne(of: Array(repeating: 1, count: 101)),
                AttributePath("a").isBetween(3, and: 2), AttributePath("a") < true,
                AttributePath("a") == .stringSet([]),
            ]
            for condition in refused {
                try await expectValidationError("a condition") { () throws(TableError) in
                    try await store.put(thing("a", "1"), in: .things, if: condition)
                }
            }
        },
    ]
}
