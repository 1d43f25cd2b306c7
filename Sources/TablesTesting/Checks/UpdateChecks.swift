import Tables

extension TableStoreConformance {
    private static let key = PrimaryKey("a", "1")

    private static func changed(
        _ store: any TableStore,
        from old: Item,
        by update: Update
    ) async throws(TableError) -> Item? {
        try await store.put(thing("a", "1", old), in: .things)
        var item = try await store.update(key, in: .things, update, returning: .new)
        item?["PK"] = nil
        item?["SK"] = nil
        return item
    }

    private static let changes: [(old: Item, update: Update, new: Item)] = [
        ([:], [.set("a", 1), .set("b", "x")], ["a": 1, "b": "x"]),
        (["a": 1], [.set("a", .null)], ["a": .null]),
        (["a": 1], [.setIfAbsent("a", 2), .setIfAbsent("b", 2)], ["a": 1, "b": 2]),
        (["a": 1], [.add("a", 2), .add("b", -3)], ["a": 3, "b": -3]),
        (["a": 0.1], [.add("a", 0.2)], ["a": 0.3]),
        (["a": [1]], [.append("a", [2, 3]), .append("b", [4])], ["a": [1, 2, 3], "b": [4]]),
        (["a": 1, "b": 2], [.remove("a"), .remove("c")], ["b": 2]),
        (
            ["a": .stringSet(["x"])], [.insert("a", .stringSet(["y"]))],
            ["a": .stringSet(["x", "y"])]
        ),
        ([:], [.insert("a", .numberSet([1]))], ["a": .numberSet([1])]),
        (
            ["a": .stringSet(["x", "y"])], [.subtract("a", .stringSet(["y", "z"]))],
            ["a": .stringSet(["x"])]
        ),
        (["a": .stringSet(["x"])], [.subtract("a", .stringSet(["x"]))], [:]),
        ([:], [.subtract("a", .stringSet(["x"]))], [:]),
        (
            ["m": ["x": 1], "l": [1, 2]],
            [.set(AttributePath("m").member("y"), 2), .set(AttributePath("l")[0], "first")],
            ["m": ["x": 1, "y": 2], "l": ["first", 2]]
        ),
        (["l": [1]], [.set(AttributePath("l")[9], 2)], ["l": [1, 2]]),
        (
            ["l": [0, 1, 2, 3]], [.remove(AttributePath("l")[0]), .remove(AttributePath("l")[2])],
            ["l": [1, 3]]
        ),
        (
            ["l": [["n": 1], ["n": 2, "k": 0]]],
            [.add(AttributePath("l")[1].member("n"), 5), .remove(AttributePath("l")[0])],
            ["l": [["n": 7, "k": 0]]]
        ),
        (["a": 1], [], ["a": 1]),
    ]

    private static let unfitting: [(old: Item, update: Update)] = [
        (["a": "x"], [.add("a", 1)]), (["a": 1], [.append("a", [1])]),
        (["a": 1], [.insert("a", .stringSet(["x"]))]),
        (["a": .numberSet([1])], [.insert("a", .stringSet(["x"]))]),
        (["a": 1], [.subtract("a", .stringSet(["x"]))]),
        ([:], [.set(AttributePath("m").member("x"), 1)]),
        (["m": [1]], [.set(AttributePath("m").member("x"), 1)]),
        (["m": 1], [.remove(AttributePath("m").member("x"))]),
        (["a": .number(nines)], [.add("a", 0.001)]),
        (["a": .number(largest)], [.add("a", largest)]),
    ]

    private static let nines = DecimalNumber("99999999999999999999999999999999999999") ?? 0
    private static let largest = DecimalNumber("9.9999999999999999999999999999999999999e125") ?? 0

    static let updateChecks: [ConformanceCheck] = [
        ConformanceCheck("every change does what it says") { store in
            for (old, update, new) in changes {
                let found = try await changed(store, from: old, by: update)
                try expect(found, equals: new, "after \(update)")
                let stored = try await store.get(key, from: .things)
                try expect(stored, equals: thing("a", "1", new), "stored after \(update)")
            }
        },
        ConformanceCheck("a change that does not fit the item changes nothing") { store in
            for (old, update) in unfitting {
                try await store.put(thing("a", "1", old), in: .things)
                try await expectValidationError("\(update)") { () throws(TableError) in
                    try await store.update(key, in: .things, update)
                }
                let stored = try await store.get(key, from: .things)
                try expect(stored, equals: thing("a", "1", old), "stored after \(update)")
            }
        },
        ConformanceCheck("an update of an absent item creates it") { store in
            let item = try await store.update(
                key,
                in: .things,
                [.add("n", 3)],
                returning: .new
            )
            try expect(item, equals: thing("a", "1", ["n": 3]))
            let bare = PrimaryKey("a", "2")
            try await store.update(bare, in: .things, [])
            try expect(try await store.get(bare, from: .things), equals: thing("a", "2"))
        },
        ConformanceCheck("an update can return the old item") { store in
            let first = try await store.update(key, in: .things, [.add("n", 1)], returning: .old)
            try expect(first, equals: nil)
            let second = try await store.update(key, in: .things, [.add("n", 1)], returning: .old)
            try expect(second, equals: thing("a", "1", ["n": 1]))
            let none = try await store.update(key, in: .things, [.add("n", 1)])
            try expect(none, equals: nil)
        },
        ConformanceCheck("changes of keys, and two of one place, are refused") { store in
            let lines = AttributePath("lines")
            let refused: [Update] = [
                [.set("PK", "b")], [.remove("SK")], [.set("a", 1), .remove("a")],
                [.set("lines", []), .set(lines[0], 1)],
                [.add(lines[0].member("n"), 1), .remove(lines[0])],
                [.insert("a", ["x"])], [.set("a", .stringSet([]))],
                Update((0..<151).map { .set(AttributePath("a\($0)"), 1) }),
            ]
            for update in refused {
                try await expectValidationError("\(update)") { () throws(TableError) in
                    try await store.update(key, in: .things, update)
                }
            }
            try expect(try await store.get(key, from: .things), equals: nil)
        },
    ]
}
