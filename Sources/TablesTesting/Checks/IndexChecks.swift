import Tables

extension TableStoreConformance {
    private static func category(
        _ name: String,
        _ store: any TableStore,
        limit: Int? = nil
    ) async throws(TableError) -> [Item] {
        let query = Query(.string(name), in: .things, index: .byCategory, limit: limit)
        return try await store.items(of: query, atMost: 100)
    }

    static let indexChecks: [ConformanceCheck] = [
        ConformanceCheck("an index has whole items, and only those with its key") { store in
            let mug = thing("P#2", "M", ["category": "kitchen", "price": 14.99])
            let pan = thing("P#1", "M", ["category": "kitchen", "price": 30])
            try await store.put(mug, in: .things)
            try await store.put(pan, in: .things)
            try await store.put(thing("P#3", "M", ["price": 1]), in: .things)
            try expect(try await category("kitchen", store), equals: [pan, mug])
            try expect(try await category("office", store), equals: [])
            let scanned = try await store.scan(Scan(.things, index: .byCategory))
            try expect(scanned.items, equals: [pan, mug])
        },
        ConformanceCheck("an item moves, leaves and enters an index as it changes") { store in
            let key = PrimaryKey("P#1", "M")
            try await store.put(thing("P#1", "M"), in: .things)
            try expect(try await category("office", store).count, equals: 0)
            try await store.update(key, in: .things, [.set("category", "office")])
            try expect(try await category("office", store).count, equals: 1)
            try await store.update(key, in: .things, [.set("category", "kitchen"), .add("n", 1)])
            try expect(try await category("office", store), equals: [])
            let moved = thing("P#1", "M", ["category": "kitchen", "n": 1])
            try expect(try await category("kitchen", store), equals: [moved])
            try await store.update(key, in: .things, [.remove("category")])
            try expect(try await category("kitchen", store), equals: [])
            try await store.put(moved, in: .things)
            try await store.put(thing("P#1", "M", ["n": 2]), in: .things)
            try expect(try await category("kitchen", store), equals: [])
            try await store.put(moved, in: .things)
            try await store.delete(key, in: .things)
            try expect(try await category("kitchen", store), equals: [])
        },
        ConformanceCheck("an index shows an item's latest attributes") { store in
            let key = PrimaryKey("P#1", "M")
            try await store.put(thing("P#1", "M", ["category": "office"]), in: .things)
            try await store.update(key, in: .things, [.set("name", "lamp")])
            let expected = thing("P#1", "M", ["category": "office", "name": "lamp"])
            try expect(try await category("office", store), equals: [expected])
        },
        ConformanceCheck("items with one index key are all found, page by page") { store in
            for index in 0..<7 {
                // All have category and PK, the index's whole key, in common.
                let item = thing("same", "s\(index)", ["category": "c"])
                try await store.put(item, in: .things)
            }
            let found = try await category("c", store, limit: 2)
            try expect(
                Set(found.compactMap { $0["SK"]?.string }),
                equals: Set((0..<7).map { "s\($0)" })
            )
            try expect(found.count, equals: 7)
            let scanned = try await store.items(
                of: Scan(.things, index: .byCategory, limit: 3),
                atMost: 100
            )
            try expect(scanned.count, equals: 7)
        },
        ConformanceCheck("an index orders by its own sort key") { store in
            for (name, score) in [("a", 10), ("b", 9), ("c", -1), ("d", 9)] {
                let item = thing(name, "x", ["team": "t", "score": .integer(score)])
                try await store.put(item, in: .things)
            }
            try await store.put(thing("e", "x", ["team": "t"]), in: .things)
            var query = Query("t", in: .things, index: .byScore, order: .descending, limit: 1)
            var names: [String] = []
            repeat {
                let page = try await store.query(query)
                names += page.items.compactMap { $0["PK"]?.string }
                query.startAfter = page.lastKey
            } while query.startAfter != nil && names.count < 10
            try expect(names, equals: ["a", "d", "b", "c"])
            let narrowed = try await store.query(
                Query("t", in: .things, index: .byScore, sort: .compare(.atLeast, 9))
            )
            try expect(narrowed.items.compactMap { $0["PK"]?.string }, equals: ["b", "d", "a"])
        },
        ConformanceCheck("an index key of another type is refused") { store in
            let wrong = thing("a", "1", ["category": 5])
            try await expectValidationError("a number as text key") { () throws(TableError) in
                try await store.put(wrong, in: .things)
            }
            try await expectValidationError("an empty index key") { () throws(TableError) in
                try await store.put(thing("a", "1", ["category": ""]), in: .things)
            }
            let update: Update = [.set("team", true)]
            try await expectValidationError("a truth value as key") { () throws(TableError) in
                try await store.update(PrimaryKey("a", "1"), in: .things, update)
            }
            try expect(try await store.scan(Scan(.things)).items, equals: [])
        },
    ]
}
