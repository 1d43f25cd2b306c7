import Tables

extension TableStoreConformance {
    static let itemChecks: [ConformanceCheck] = [
        ConformanceCheck("an item that was put is found under its key") { store in
            let item = thing("a", "1", ["note": "first"])
            try expect(try await store.put(item, in: .things), equals: nil)
            try expect(try await store.get(PrimaryKey("a", "1"), from: .things), equals: item)
        },
        ConformanceCheck("an item that was never put is not found") { store in
            try await store.put(thing("a", "1"), in: .things)
            try expect(try await store.get(PrimaryKey("a", "2"), from: .things), equals: nil)
            try expect(try await store.get(PrimaryKey("b", "1"), from: .things), equals: nil)
        },
        ConformanceCheck("a put replaces the whole item and can return the old one") { store in
            let old = thing("a", "1", ["note": "old", "extra": 1])
            let new = thing("a", "1", ["note": "new"])
            try expect(
                try await store.put(old, in: .things, returning: .old),
                equals: nil
            )
            try expect(try await store.put(new, in: .things, returning: .old), equals: old)
            try expect(try await store.get(PrimaryKey("a", "1"), from: .things), equals: new)
        },
        ConformanceCheck("a delete removes the item, can return it, and may be repeated") { store in
            let item = thing("a", "1", ["note": "here"])
            try await store.put(item, in: .things)
            let key = PrimaryKey("a", "1")
            try expect(try await store.delete(key, in: .things, returning: .old), equals: item)
            try expect(try await store.get(key, from: .things), equals: nil)
            try expect(try await store.delete(key, in: .things, returning: .old), equals: nil)
        },
        ConformanceCheck("a batch answers in the order of its keys, nil where nothing is") {
            store in
            let items = (0..<100).map { thing("p\($0 % 7)", "s\($0)", ["n": .integer($0)]) }
            for item in items where item["n"]?.integer != 50 {
                try await store.put(item, in: .things)
            }
            let keys = items.reversed().map {
                PrimaryKey($0["PK"]?.string ?? "", $0["SK"]?.string ?? "")
            }
            let expected = items.reversed().map { $0["n"]?.integer == 50 ? nil : $0 }
            try expect(try await store.batchGet(keys, from: .things), equals: expected)
        },
        ConformanceCheck("a table without a sort key has one item for a key") { store in
            try await store.put(["name": "x", "n": 1], in: .counters)
            try await store.put(["name": "x", "n": 2], in: .counters)
            try expect(
                try await store.get(PrimaryKey("x"), from: .counters),
                equals: ["name": "x", "n": 2]
            )
        },
        ConformanceCheck("keys with the same text in one go are different items") { store in
            // Concatenated, both keys are "abc".
            try await store.put(thing("a", "bc", ["n": 1]), in: .things)
            try await store.put(thing("ab", "c", ["n": 2]), in: .things)
            let first = try await store.get(PrimaryKey("a", "bc"), from: .things)
            let second = try await store.get(PrimaryKey("ab", "c"), from: .things)
            try expect(first?["n"], equals: 1)
            try expect(second?["n"], equals: 2)
        },
        ConformanceCheck("texts are keys by their bytes") { store in
            // One accented letter, composed and decomposed: equal as text, different as bytes.
            try await store.put(thing("\u{E9}", "\0", ["n": 1]), in: .things)
            try await store.put(thing("e\u{301}", "\0", ["n": 2]), in: .things)
            let composed = try await store.get(PrimaryKey("\u{E9}", "\0"), from: .things)
            let decomposed = try await store.get(PrimaryKey("e\u{301}", "\0"), from: .things)
            try expect(composed?["n"], equals: 1)
            try expect(decomposed?["n"], equals: 2)
        },
        ConformanceCheck("numbers and bytes are keys") { store in
            try await store.put(["sensor": 1.5, "at": -3, "v": "x"], in: .readings)
            let reading = try await store.get(PrimaryKey(1.5, -3.0), from: .readings)
            try expect(reading, equals: ["sensor": 1.5, "at": -3, "v": "x"])
            let hash = AttributeValue.binary([0, 255, 0])
            let part = AttributeValue.binary([255])
            try await store.put(["hash": hash, "part": part, "v": 1], in: .blobs)
            let blob = try await store.get(PrimaryKey(hash, part), from: .blobs)
            try expect(blob, equals: ["hash": hash, "part": part, "v": 1])
        },
        ConformanceCheck("an unknown table is told by its name") { store in
            try await expect(.resourceNotFound("nowhere")) { () throws(TableError) in
                try await store.get(PrimaryKey("a", "1"), from: "nowhere")
            }
            try await expect(.resourceNotFound("nowhere")) { () throws(TableError) in
                try await store.put(thing("a", "1"), in: "nowhere")
            }
            try await expect(.resourceNotFound("nowhere")) { () throws(TableError) in
                try await store.transact([.put(thing("a", "1"), in: "nowhere")])
            }
            try await expect(.resourceNotFound("nowhere")) { () throws(TableError) in
                try await store.scan(Scan("nowhere"))
            }
        },
    ]
}
