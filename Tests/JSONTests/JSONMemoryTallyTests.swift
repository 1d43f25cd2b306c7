import JSON
import Testing

@Suite struct JSONMemoryTallyTests {
    private func value(_ number: Int) -> JSONValue {
        ["number": JSONValue(number), "text": "long enough to need a document of its own"]
    }

    @Test func `nothing counts as nothing`() {
        var tally = JSONMemoryTally()
        #expect(tally.byteCount == 0)
        tally.add(.null)
        tally.add(1)
        #expect(tally.byteCount == 0)
    }

    @Test func `a document counts once, however often it comes`() {
        let value = value(1)
        var tally = JSONMemoryTally()
        tally.add(value)
        let once = tally.byteCount
        #expect(once > 0)
        tally.add(value)
        if let part = value["text"] { tally.add(part) }
        #expect(tally.byteCount == once)
    }

    @Test func `what a document borrows counts, too, and once`() {
        let inner = JSONValue((0..<500).map { JSONValue($0) })
        let outer: JSONValue = ["inner": inner, "more": 1]
        var tally = JSONMemoryTally()
        tally.add(outer)
        #expect(tally.byteCount == outer.retainedByteCount)
        tally.add(inner)
        #expect(tally.byteCount == outer.retainedByteCount)
    }

    @Test func `many documents add up`() {
        let values = (0..<1_000).map { value($0) }
        var tally = JSONMemoryTally()
        for _ in 0..<2 { for value in values { tally.add(value) } }
        #expect(tally.byteCount == values.reduce(0) { $0 + $1.retainedByteCount })
    }
}
