import Tables

extension TableStoreConformance {
    private static func fill(_ store: any TableStore) async throws(TableError) {
        for sort in ["RSV#b", "STATE", "RSV#a", "RSV#c", "ITEM#1", "RSV"] {
            try await store.put(
                thing("p", sort, ["even": .boolean(sort.count % 2 == 0)]),
                in: .things
            )
        }
        try await store.put(thing("o", "RSV#a"), in: .things)
        try await store.put(thing("pp", "RSV#a"), in: .things)
    }

    private static func sorts(
        _ store: any TableStore,
        _ sort: Query.SortCondition? = nil,
        order: Query.Order = .ascending
    ) async throws(TableError) -> [String] {
        let query = Query("p", in: .things, sort: sort, order: order)
        return try await store.query(query).items.compactMap { $0["SK"]?.string }
    }

    static let queryChecks: [ConformanceCheck] = [
        ConformanceCheck("a query finds one partition in the order of its sort keys") { store in
            try await fill(store)
            let all = ["ITEM#1", "RSV", "RSV#a", "RSV#b", "RSV#c", "STATE"]
            try expect(try await sorts(store), equals: all)
            try expect(try await sorts(store, order: .descending), equals: all.reversed())
            let page = try await store.query(Query("nothing", in: .things))
            try expect(page, equals: ItemPage(items: []))
        },
        ConformanceCheck("a query narrows the sort keys") { store in
            try await fill(store)
            let cases: [(Query.SortCondition, [String])] = [
                (.beginsWith("RSV#"), ["RSV#a", "RSV#b", "RSV#c"]),
                (.beginsWith("RSV"), ["RSV", "RSV#a", "RSV#b", "RSV#c"]),
                (.compare(.equals, "RSV#b"), ["RSV#b"]), (.compare(.equals, "RSV#"), []),
                (.compare(.lessThan, "RSV"), ["ITEM#1"]),
                (.compare(.atMost, "RSV"), ["ITEM#1", "RSV"]),
                (.compare(.greaterThan, "RSV#b"), ["RSV#c", "STATE"]),
                (.compare(.atLeast, "RSV#b"), ["RSV#b", "RSV#c", "STATE"]),
                (.between(lower: "RSV", upper: "RSV#b"), ["RSV", "RSV#a", "RSV#b"]),
            ]
            for (condition, expected) in cases {
                try expect(try await sorts(store, condition), equals: expected, "\(condition)")
                let reversed = try await sorts(store, condition, order: .descending)
                try expect(reversed, equals: expected.reversed(), "descending \(condition)")
            }
        },
        ConformanceCheck("a query pages to the end, in both orders") { store in
            try await fill(store)
            for order in [Query.Order.ascending, .descending] {
                var query = Query("p", in: .things, order: order, limit: 2)
                var found: [String] = []
                var pageCount = 0
                repeat {
                    let page = try await store.query(query)
                    found += page.items.compactMap { $0["SK"]?.string }
                    query.startAfter = page.lastKey
                    pageCount += 1
                } while query.startAfter != nil && pageCount < 10
                try expect(found, equals: try await sorts(store, order: order))
            }
        },
        ConformanceCheck("a page goes on behind its start, whether or not that still exists") {
            store in
            try await fill(store)
            let query = Query(
                "p",
                in: .things,
                sort: .beginsWith("RSV#"),
                startAfter: ["PK": "p", "SK": "RSV#aa"]
            )
            let names = try await store.query(query).items.compactMap { $0["SK"]?.string }
            try expect(names, equals: ["RSV#b", "RSV#c"])
        },
        ConformanceCheck("a filter leaves items out, which count nevertheless") { store in
            try await fill(store)
            let filter = AttributePath("even") == true
            let query = Query("p", in: .things, filter: filter, limit: 3)
            let page = try await store.query(query)
            try expect(page.items.compactMap { $0["SK"]?.string }, equals: ["ITEM#1"])
            try expect(page.lastKey, equals: ["PK": "p", "SK": "RSV#a"])
            let all = try await store.items(of: query, atMost: 10)
            try expect(all.count, equals: try await sorts(store).filter { $0.count % 2 == 0 }.count)
        },
        ConformanceCheck("number keys order by value, binary keys by bytes") { store in
            let numbers: [AttributeValue] = [
                -1000, -2.5, -2, 0, 0.001, 1, 2, 10, 11, 1e20,
            ]
            for number in numbers.shuffled() {
                try await store.put(["sensor": 1, "at": number], in: .readings)
            }
            let readings = try await store.query(Query(1, in: .readings))
            try expect(readings.items.compactMap { $0["at"] }, equals: numbers)
            let narrowed = try await store.query(
                Query(1.0, in: .readings, sort: .between(lower: -2, upper: 2))
            )
            try expect(narrowed.items.compactMap { $0["at"] }, equals: Array(numbers[2...6]))
            let parts: [AttributeValue] = [
                .binary([0]), .binary([1]), .binary([1, 0]), .binary([255]), .binary([255, 255]),
            ]
            for part in parts.shuffled() {
                try await store.put(["hash": .binary([7]), "part": part], in: .blobs)
            }
            let blobs = try await store.query(
                Query(.binary([7]), in: .blobs, sort: .beginsWith(.binary([255])))
            )
            try expect(blobs.items.compactMap { $0["part"] }, equals: Array(parts[3...]))
        },
        ConformanceCheck("a page ends when it has read a megabyte") { store in
            let text = String(repeating: "x", count: 300_000)
            for index in 0..<7 {
                try await store.put(thing("p", "s\(index)", ["text": .string(text)]), in: .things)
            }
            let page = try await store.query(Query("p", in: .things))
            try expect(page.items.count, equals: 4)
            let all = try await store.items(of: Query("p", in: .things), atMost: 100)
            try expect(all.count, equals: 7)
            try await expectValidationError("more items than wanted") { () throws(TableError) in
                try await store.items(of: Query("p", in: .things), atMost: 6)
            }
        },
        ConformanceCheck("a scan finds every item once, page by page") { store in
            try await fill(store)
            let all = try await store.scan(Scan(.things))
            try expect(all.items.count, equals: 8)
            let paged = try await store.items(of: Scan(.things, limit: 3), atMost: 100)
            try expect(Set(paged), equals: Set(all.items))
            try expect(paged.count, equals: 8)
            let filtered = try await store.scan(Scan(.things, filter: AttributePath("PK") == "o"))
            try expect(filtered.items, equals: [thing("o", "RSV#a")])
            try expect(try await store.scan(Scan(.counters)).items, equals: [])
        },
        ConformanceCheck("queries that cannot be answered are refused") { store in
            let refused = [
                Query(1, in: .things), Query("", in: .things), Query("p", in: .things, limit: 0),
                Query("p", in: .things, sort: .compare(.notEquals, "x")),
                Query("p", in: .things, sort: .compare(.equals, 1)),
                Query("p", in: .things, sort: .between(lower: "b", upper: "a")),
                Query("p", in: .counters, sort: .compare(.equals, "x")),
                Query(1, in: .readings, sort: .beginsWith(1)),
                Query("p", in: .things, startAfter: ["PK": "q", "SK": "x"]),
                Query("p", in: .things, startAfter: ["PK": "p"]),
                Query("p", in: .things, filter: AttributePath("a").isOne(of: [])),
            ]
            for query in refused {
                try await expectValidationError("\(query)") { () throws(TableError) in
                    try await store.query(query)
                }
            }
            try await expect(.resourceNotFound("things/none")) { () throws(TableError) in
                try await store.query(Query("p", in: .things, index: "none"))
            }
        },
    ]
}
