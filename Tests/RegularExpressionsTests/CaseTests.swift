import RegularExpressions
import Testing

struct CaseTests {
    /// Every character whose upper case is another one that takes one UTF-16 unit, as its own does.
    private static let cased: [(lower: Character, upper: Character)] = (0x80...0xFFFF)
        .compactMap(Unicode.Scalar.init(_:))
        .compactMap { scalar in
            let upper = scalar.properties.uppercaseMapping
            guard upper.utf16.count == 1, let first = upper.unicodeScalars.first,
                first != scalar, !first.isASCII
            else { return nil }
            return (Character(scalar), Character(first))
        }

    @Test func `whatever has an upper case is found by it where case is ignored`() throws {
        #expect(Self.cased.count > 1_000)
        for (lower, upper) in Self.cased {
            let expression = try RegularExpression(
                String(upper),
                dialect: .javaScript,
                flags: .ignoreCase
            )
            #expect(try expression.matchesWhole(Array(String(lower).utf8)), "\(upper) \(lower)")
        }
    }
}
