import Time
import Tables

extension TableStoreConformance {
    /// Runs a number of tasks at once and tells how many of them succeeded.
    ///
    /// A failed condition is no success; any other error is thrown.
    private static func winners(
        among count: Int,
        _ body: @escaping @Sendable (Int) async throws(TableError) -> Void
    ) async throws -> Int {
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for index in 0..<count {
                group.addTask {
                    do throws(TableError) {
                        try await body(index)
                        return true
                    } catch {
                        switch error {
                        case .conditionalCheckFailed, .transactionCanceled: return false
                        default: throw error
                        }
                    }
                }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
    }

    static let concurrencyChecks: [ConformanceCheck] = [
        ConformanceCheck("no increment of many tasks is lost") { store in
            _ = try await winners(among: 64) { _ throws(TableError) in
                for _ in 0..<20 {
                    try await store.update(PrimaryKey("n"), in: .counters, [.add("value", 1)])
                }
            }
            let item = try await store.get(PrimaryKey("n"), from: .counters)
            try expect(item?["value"], equals: 1280)
        },
        ConformanceCheck("exactly one of many tasks creates an item") { store in
            for round in 0..<5 {
                let count = try await winners(among: 40) { index throws(TableError) in
                    let item = thing("r\(round)", "1", ["winner": .integer(index)])
                    try await store.put(item, in: .things, if: .notExists("PK"))
                }
                try expect(count, equals: 1, "winners")
            }
        },
        ConformanceCheck("200 clients get exactly the 100 units that there are") { store in
            let stock = PrimaryKey("stock", "1")
            let quantity: AttributePath = "quantity"
            try await store.put(thing("stock", "1", ["quantity": 100]), in: .things)
            let count = try await winners(among: 200) { index throws(TableError) in
                try await store.transact([
                    .put(thing("order\(index)", "1"), in: .things, if: .notExists("PK")),
                    .update(
                        stock,
                        in: .things,
                        [.add(quantity, -1), .add("reserved", 1)],
                        if: quantity >= 1
                    ),
                ])
            }
            try expect(count, equals: 100, "buyers")
            let item = try await store.get(stock, from: .things)
            try expect(item, equals: thing("stock", "1", ["quantity": 0, "reserved": 100]))
            try expect(try await store.scan(Scan(.things)).items.count, equals: 101)
        },
        ConformanceCheck("a read sees every write that was answered before it") { store in
            _ = try await winners(among: 16) { index throws(TableError) in
                for round in 0..<20 {
                    let item = thing("w\(index)", "1", ["round": .integer(round)])
                    try await store.put(item, in: .things)
                    let key = PrimaryKey("w\(index)", "1")
                    guard try await store.get(key, from: .things) == item else {
                        throw .unavailable("expected round \(round) but found an older one")
                    }
                }
            }
        },
        ConformanceCheck("a passed deadline changes nothing") { store in
            let past = Instant.now - .milliseconds(1)
            try await expect(.deadlineExceeded) { () throws(TableError) in
                try await store.put(thing("a", "1"), in: .things, deadline: past)
            }
            try await expect(.deadlineExceeded) { () throws(TableError) in
                try await store.transact([.put(thing("a", "1"), in: .things)], deadline: past)
            }
            try await expect(.deadlineExceeded) { () throws(TableError) in
                try await store.get(PrimaryKey("a", "1"), from: .things, deadline: past)
            }
            try expect(try await store.scan(Scan(.things)).items, equals: [])
            let future = Instant.now + .seconds(60)
            try await store.put(thing("a", "1"), in: .things, deadline: future)
        },
        ConformanceCheck("a cancelled caller's write changes nothing") { store in
            let error = await withTaskGroup(of: TableError?.self) { group in
                group.cancelAll()
                group.addTask {
                    do throws(TableError) {
                        try await store.put(thing("a", "1"), in: .things)
                        return nil
                    } catch {
                        return error
                    }
                }
                return await group.next() ?? nil
            }
            try expect(error, equals: .cancelled, "error")
            try expect(try await store.get(PrimaryKey("a", "1"), from: .things), equals: nil)
        },
    ]
}
