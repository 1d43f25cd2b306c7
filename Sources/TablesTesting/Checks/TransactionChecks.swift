import Tables

extension TableStoreConformance {
    private static let quantity: AttributePath = "quantity"

    static let transactionChecks: [ConformanceCheck] = [
        ConformanceCheck("a transaction does all of its actions, across tables") { store in
            try await store.put(thing("stock", "1", ["quantity": 5]), in: .things)
            try await store.put(thing("old", "1"), in: .things)
            try await store.transact([
                .put(thing("order", "1"), in: .things, if: .notExists("PK")),
                .update(
                    PrimaryKey("stock", "1"),
                    in: .things,
                    [.add(quantity, -3), .add("reserved", 3)],
                    if: quantity >= 3
                ),
                .delete(PrimaryKey("old", "1"), in: .things, if: .exists("PK")),
                .check(PrimaryKey("orders"), in: .counters, if: .notExists("name")),
                .update(PrimaryKey("sales"), in: .counters, [.add("n", 1)]),
            ])
            let keys = [PrimaryKey("order", "1"), PrimaryKey("stock", "1"), PrimaryKey("old", "1")]
            let stock = thing("stock", "1", ["quantity": 2, "reserved": 3])
            try expect(
                try await store.batchGet(keys, from: .things),
                equals: [thing("order", "1"), stock, nil]
            )
            try expect(try await store.get(PrimaryKey("orders"), from: .counters), equals: nil)
            let sales: Item = ["name": "sales", "n": 1]
            try expect(try await store.get(PrimaryKey("sales"), from: .counters), equals: sales)
        },
        ConformanceCheck("a transaction that fails tells each action's reason, changes nothing") {
            store in
            let stock = thing("stock", "1", ["quantity": 2, "name": "mug"])
            try await store.put(stock, in: .things)
            let reasons: [CancellationReason] = [
                .none, .conditionalCheckFailed(oldItem: stock),
                .conditionalCheckFailed(oldItem: nil), .none,
            ]
            try await expect(.transactionCanceled(reasons)) { () throws(TableError) in
                try await store.transact([
                    .put(thing("order", "1"), in: .things),
                    .update(
                        PrimaryKey("stock", "1"),
                        in: .things,
                        [.add(quantity, -3)],
                        if: quantity >= 3,
                        returnsOldItemOnFailure: true
                    ),
                    .check(
                        PrimaryKey("none", "1"),
                        in: .things,
                        if: .exists("PK"),
                        returnsOldItemOnFailure: true
                    ),
                    .delete(PrimaryKey("sales"), in: .counters),
                ])
            }
            try expect(try await store.scan(Scan(.things)).items, equals: [stock])
        },
        ConformanceCheck("a change that does not fit is a reason of its own") { store in
            try await store.put(thing("a", "1", ["n": "text"]), in: .things)
            do throws(TableError) {
                try await store.transact([
                    .put(thing("b", "1"), in: .things),
                    .update(PrimaryKey("a", "1"), in: .things, [.add("n", 1)]),
                ])
            } catch {
                guard case .transactionCanceled(let reasons) = error, reasons.count == 2,
                    reasons[0] == .none, case .validation = reasons[1]
                else { throw ConformanceFailure("expected a validation reason, found \(error)") }
                try expect(try await store.get(PrimaryKey("b", "1"), from: .things), equals: nil)
                return
            }
            throw ConformanceFailure("expected the transaction to be cancelled")
        },
        ConformanceCheck("a transaction's writes keep indexes in step") { store in
            try await store.put(thing("a", "1", ["category": "x"]), in: .things)
            try await store.transact([
                .update(PrimaryKey("a", "1"), in: .things, [.set("category", "y")]),
                .put(thing("b", "1", ["category": "x"]), in: .things),
            ])
            for (category, partition) in [("x", "b"), ("y", "a")] {
                let query = Query(.string(category), in: .things, index: .byCategory)
                let found = try await store.query(query).items.compactMap { $0["PK"]?.string }
                try expect(found, equals: [partition])
            }
        },
        ConformanceCheck("no two actions may be about one item") { store in
            let twice: [TransactionAction] = [
                .check(PrimaryKey("a", "1"), in: .things, if: .notExists("PK")),
                .put(thing("a", "1"), in: .things),
            ]
            try await expectValidationError("one item twice") { () throws(TableError) in
                try await store.transact(twice)
            }
            let many = (0..<40).map { TransactionAction.put(thing("a", "\($0 % 39)"), in: .things) }
            try await expectValidationError("one of many items twice") { () throws(TableError) in
                try await store.transact(many)
            }
            try expect(try await store.scan(Scan(.things)).items, equals: [])
        },
        ConformanceCheck("a transaction has 1 to 100 actions") { store in
            let puts = (0..<101).map { TransactionAction.put(thing("a", "\($0)"), in: .things) }
            try await expectValidationError("101 actions") { () throws(TableError) in
                try await store.transact(puts)
            }
            try await expectValidationError("no action") { () throws(TableError) in
                try await store.transact([])
            }
            try await store.transact(Array(puts.dropLast()))
            try expect(try await store.scan(Scan(.things)).items.count, equals: 100)
        },
    ]
}
