import JSON
import Testing

@Suite struct RoundTripTests {
    @Test(arguments: UInt64(1)...8)
    func `whatever is written reads back equal`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<200 {
            let value = JSONValue.random(depth: 4, using: &generator)
            let text = value.text
            let compact = try JSONValue(parsing: text)
            #expect(compact == value)
            #expect(compact.hashValue == value.hashValue)
            #expect(compact.text == text)
            #expect(value.byteCount == text.utf8.count)
            #expect(value.exceeds(byteCount: text.utf8.count - 1))
            #expect(!value.exceeds(byteCount: text.utf8.count))
            let indented = try JSONValue(parsing: value.formatted(indent: 3))
            #expect(indented.text == text)
            #expect(value.compacted().text == text)
        }
    }

    @Test func `random doubles keep every bit`() throws {
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<100_000 {
            let number = Double.random(using: &generator)
            let text = JSONValue(number).text
            let read = try #require(try JSONValue(parsing: text).double)
            // Both zeros are written alike.
            try #require(read.bitPattern == (number == 0 ? 0 : number.bitPattern), "\(text)")
        }
    }

    @Test func `a large integral double reads back as an integer nearest to it`() throws {
        let number = JSONValue(0x1p60)
        let read = try JSONValue(parsing: number.text)
        #expect(read.integer == 1_152_921_504_606_847_000)
        #expect(read.double == number.double)
    }

    @Test func `integers keep every digit`() throws {
        var generator = SeededGenerator(seed: 12)
        let extremes: [Int64] = [.min, .min + 1, -1, 0, 1, .max - 1, .max, 9_007_199_254_740_993]
        let others = (0..<10_000).map { _ -> Int64 in
            let shift = Int64.random(in: 0..<64, using: &generator)
            return Int64(bitPattern: generator.next()) >> shift
        }
        for number in extremes + others {
            let text = JSONValue(number).text
            try #require(text == number.description)
            try #require(try JSONValue(parsing: text).integer == number)
        }
    }
}
