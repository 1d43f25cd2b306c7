import JSON
import Testing

/// All cases of JSONTestSuite, which lie beside the package: without them there is nothing to prove.
@Suite(
    .enabled(
        if: SharedData.has(ParsingCase.path),
        "the shared conformance cases are not there; set EXPRESSWAY_SHARED to their folder"
    )
)
struct ParsingConformanceTests {
    @Test func `each text is accepted or refused as its case expects`() throws {
        for example in try ParsingCase.all() {
            let isAccepted = (try? JSONValue(parsing: example.text)) != nil
            switch example.verdict {
            case .accept: #expect(isAccepted, "\(example.id)")
            case .reject: #expect(!isAccepted, "\(example.id)")
            case .either:
                #expect(
                    isAccepted == ParsingCase.acceptedByChoice.contains(example.id),
                    "\(example.id)"
                )
            }
        }
    }

    @Test func `what is accepted is written so that it reads back equal`() throws {
        for example in try ParsingCase.all() where example.verdict == .accept {
            let value = try JSONValue(parsing: example.text)
            let again = try JSONValue(parsing: value.text)
            #expect(again == value, "\(example.id)")
            #expect(value.byteCount == value.text.utf8.count, "\(example.id)")
        }
    }

    @Test func `half surrogate pairs come in by an option and go out as escapes`() throws {
        let options = JSONParsingOptions(loneSurrogates: .keep)
        for example in try ParsingCase.all() where ParsingCase.loneSurrogates.contains(example.id) {
            let value = try JSONValue(parsing: example.text, options: options)
            let again = try JSONValue(parsing: value.text, options: options)
            #expect(again == value, "\(example.id)")
        }
    }
}

/// One line of the shared cases.
struct ParsingCase {
    enum Verdict: String {
        case accept
        case reject
        case either
    }

    static let path = "conformance/json/parsing.jsonl"

    let id: String
    let verdict: Verdict
    let text: [UInt8]

    static func all() throws -> [ParsingCase] {
        try SharedData.bytes(path).split(separator: UInt8(ascii: "\n")).map { line in
            let members = try JSONValue(parsing: Array(line))
            let id: String = try members.read("id")
            let verdict: String = try members.read("expect")
            return ParsingCase(
                id: id,
                verdict: try #require(Verdict(rawValue: verdict)),
                text: try text(of: members)
            )
        }
    }

    private static func text(of members: JSONValue) throws -> [UInt8] {
        guard let repeated = members["repeat"] else {
            return try #require(Base64.decode(try members.read("bytes")))
        }
        let text: String = try repeated.read("text")
        let count: Int = try repeated.read("count")
        let suffix: String? = try repeated.read("suffix")
        return Array((String(repeating: text, count: count) + (suffix ?? "")).utf8)
    }
}
