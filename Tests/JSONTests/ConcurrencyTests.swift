import JSON
import Testing

@Suite struct ConcurrencyTests {
    @Test func `many tasks read one document at once`() async throws {
        let members = (0..<100).map { ("key \($0)", JSONValue($0)) }
        let shared = try JSONValue(parsing: JSONValue(members: members).text)
        let sums = await withTaskGroup(of: Int64.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    var sum: Int64 = 0
                    for round in 0..<2_000 {
                        let key = "key \(round % 100)"
                        sum += shared[key]?.integer ?? 0
                        if round % 100 == 0 { sum += Int64(shared.text.utf8.count) }
                    }
                    return sum
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(Set(sums).count == 1)
        #expect(sums.count == 8)
    }

    @Test func `a part outlives the value that it was taken from`() async throws {
        let part = try #require(
            try JSONValue(parsing: #"{"a":{"b":[1,"two",{"c":3}]}}"#)["a"]?["b"]
        )
        let text = await Task { part.text }.value
        #expect(text == #"[1,"two",{"c":3}]"#)
    }
}
