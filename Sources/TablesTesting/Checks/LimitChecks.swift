import Tables

extension TableStoreConformance {
    private static func text(_ count: Int) -> AttributeValue {
        .string(String(repeating: "x", count: count))
    }

    static let limitChecks: [ConformanceCheck] = [
        ConformanceCheck("an item has at most 400 KB") { store in
            // "PK", "SK" and "t" with "a" and "1" are 7 bytes.
            let largest = thing("a", "1", ["t": text(TableLimits.itemByteLimit - 7)])
            try await store.put(largest, in: .things)
            try expect(try await store.get(PrimaryKey("a", "1"), from: .things), equals: largest)
            try await expectValidationError("a byte more") { () throws(TableError) in
                let item = thing("a", "2", ["t": text(TableLimits.itemByteLimit - 6)])
                return try await store.put(item, in: .things)
            }
            try await expectValidationError("an update beyond it") { () throws(TableError) in
                try await store.update(PrimaryKey("a", "1"), in: .things, [.set("u", "x")])
            }
            try expect(try await store.get(PrimaryKey("a", "1"), from: .things), equals: largest)
        },
        ConformanceCheck("a transaction has at most 4 MB") { store in
            let item: Item = ["t": text(400_000)]
            let actions = (0..<11).map {
                TransactionAction.put(thing("a", "\($0)", item), in: .things)
            }
            try await expectValidationError("4.4 MB") { () throws(TableError) in
                try await store.transact(actions)
            }
            try await store.transact(Array(actions.dropLast()))
        },
        ConformanceCheck("keys are not empty, not too long and of their type") { store in
            let wrong: [Item] = [
                thing("", "1"), thing("a", ""), ["PK": "a"], ["SK": "a"], ["PK": 1, "SK": "a"],
                ["PK": "a", "SK": .null], ["PK": text(2049), "SK": "a"],
                ["PK": "a", "SK": text(1025)],
            ]
            for item in wrong {
                try await expectValidationError("key of \(item.names)") { () throws(TableError) in
                    try await store.put(item, in: .things)
                }
            }
            try await store.put(["PK": text(2048), "SK": text(1024)], in: .things)
            let keys = [PrimaryKey("a"), PrimaryKey("", "a"), PrimaryKey(1, "a")]
            for key in keys {
                try await expectValidationError("a key") { () throws(TableError) in
                    try await store.get(key, from: .things)
                }
                try await expectValidationError("a key") { () throws(TableError) in
                    try await store.update(key, in: .things, [])
                }
                try await expectValidationError("a key") { () throws(TableError) in
                    try await store.delete(key, in: .things)
                }
            }
            try await expectValidationError("a sort key too many") { () throws(TableError) in
                try await store.get(PrimaryKey("a", "b"), from: .counters)
            }
        },
        ConformanceCheck("a batch has 1 to 100 keys, none twice") { store in
            let keys = (0..<101).map { PrimaryKey("a", "\($0)") }
            try await expectValidationError("101 keys") { () throws(TableError) in
                try await store.batchGet(keys, from: .things)
            }
            try await expectValidationError("no key") { () throws(TableError) in
                try await store.batchGet([], from: .things)
            }
            try await expectValidationError("a key twice") { () throws(TableError) in
                try await store.batchGet(Array(keys[..<20] + keys[..<1]), from: .things)
            }
        },
        ConformanceCheck("only an update returns the new item") { store in
            try await expectValidationError("the new item of a put") { () throws(TableError) in
                try await store.put(thing("a", "1"), in: .things, returning: .new)
            }
            try await expectValidationError("the new item of a delete") { () throws(TableError) in
                try await store.delete(PrimaryKey("a", "1"), in: .things, returning: .new)
            }
        },
    ]
}
