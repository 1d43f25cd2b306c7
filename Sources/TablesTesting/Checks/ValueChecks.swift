import Tables

extension TableStoreConformance {
    static let valueChecks: [ConformanceCheck] = [
        ConformanceCheck("every type of value comes back as it was") { store in
            let item = thing(
                "a",
                "1",
                [
                    "text": "grüße \u{1F600} \0 end", "empty": "", "yes": true, "no": false,
                    "nothing": .null, "bytes": .binary([0, 1, 254, 255]), "no bytes": .binary([]),
                    "list": [1, "two", [3, .null], []], "map": ["a": ["b": ["c": 1]], "d": [:]],
                    "texts": .stringSet(["x", "y", ""]), "numbers": .numberSet([1, 2.5, -3]),
                    "blobs": .binarySet([[1], [], [2, 3]]),
                ]
            )
            try await store.put(item, in: .things)
            try expect(try await store.get(PrimaryKey("a", "1"), from: .things), equals: item)
        },
        ConformanceCheck("numbers of 38 digits come back exactly") { store in
            let texts = [
                "0", "1", "-1", "79.99", "-0.01", "9223372036854775807", "-9223372036854775808",
                "9223372036854775808", "18446744073709551616", "0.1", "1e-130", "-1e-130", "1e125",
                "12345678901234567890123456789012345678", "99999999999999999999999999999999999999",
                "0.00000000012345678901234567890123456789012345678", "9.9999999999999999999e125",
                "-12345678901234567890.123456789012345678", "1e10", "120000",
            ]
            for text in texts {
                guard let number = DecimalNumber(text) else {
                    throw ConformanceFailure("expected a number but found '\(text)'")
                }
                let item = thing("n", text, ["value": .number(number)])
                try await store.put(item, in: .things)
                let found = try await store.get(PrimaryKey("n", text), from: .things)
                try expect(found?["value"]?.number?.description, equals: number.description)
            }
        },
        ConformanceCheck("an item keeps the order of its attributes behind the key") { store in
            let item = thing("a", "1", ["z": 1, "m": 2, "a": 3, "k": ["y": 1, "b": 2]])
            try await store.put(item, in: .things)
            let found = try await store.get(PrimaryKey("a", "1"), from: .things)
            let names = found?.names.filter { !["PK", "SK"].contains($0) }
            try expect(names, equals: ["z", "m", "a", "k"])
            try expect(found?["k"]?.map?.names, equals: ["y", "b"])
        },
        ConformanceCheck("empty sets and values nested too deeply are refused") { store in
            for set in [AttributeValue.stringSet([]), .numberSet([]), .binarySet([])] {
                try await expectValidationError("an empty set") { () throws(TableError) in
                    try await store.put(thing("a", "1", ["set": set]), in: .things)
                }
            }
            var value: AttributeValue = 1
            for _ in 0..<TableLimits.nestingLimit { value = [value] }
            let deepest = value
            try await store.put(thing("a", "1", ["deep": deepest]), in: .things)
            try await expectValidationError("33 levels") { () throws(TableError) in
                try await store.put(thing("a", "1", ["deep": [deepest]]), in: .things)
            }
        },
    ]
}
