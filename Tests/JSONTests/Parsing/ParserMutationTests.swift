import JSON
import Testing

@Suite struct ParserMutationTests {
    @Test(arguments: UInt64(1)...4)
    func `a mutated text is refused cleanly or makes a whole value`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<1_500 {
            var bytes = Array(JSONValue.random(depth: 4, using: &generator).text.utf8)
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                Self.mutate(&bytes, using: &generator)
            }
            do {
                let options = JSONParsingOptions(loneSurrogates: .keep)
                let value = try JSONValue(parsing: bytes, options: options)
                #expect(try JSONValue(parsing: value.text, options: options) == value)
            } catch {
                #expect(error.byteOffset >= 0 && error.byteOffset <= bytes.count)
                #expect(error.line >= 1 && error.column >= 1)
            }
        }
    }

    private static func mutate(_ bytes: inout [UInt8], using generator: inout SeededGenerator) {
        guard !bytes.isEmpty else { return }
        let place = Int.random(in: bytes.indices, using: &generator)
        switch Int.random(in: 0..<6, using: &generator) {
        case 0: bytes.remove(at: place)
        case 1: bytes[place] = UInt8.random(in: 0...255, using: &generator)
        case 2: bytes.insert(bytes.randomElement(using: &generator, or: 0), at: place)
        case 3: bytes.removeLast(bytes.count - place)
        case 4: bytes.insert(contentsOf: Array(#"\ud83d"#.utf8), at: place)
        default:
            let token = [#"{"a":"#, "[", "]", "}", ",", "1e5", "\"", "\\", "null", "\u{E9}"]
            bytes.insert(
                contentsOf: Array(token.randomElement(using: &generator, or: "").utf8),
                at: place
            )
        }
    }
}
