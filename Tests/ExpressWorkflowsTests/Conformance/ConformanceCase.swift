import Foundation
import JSON
import Testing

/// One case of the shared execution suite: a definition, an input and the recorded outcome.
///
/// `Foundation` reads the file and the environment; only tests link it.
struct ConformanceCase: Sendable, CustomTestStringConvertible {
    let id: String
    let definition: JSONValue
    let input: JSONValue
    let functions: JSONValue
    let expected: JSONValue

    var testDescription: String { id }

    /// Where the shared cases lie: `EXPRESSWAY_SHARED`, or beside the package.
    static var sharedFolder: URL {
        if let path = ProcessInfo.processInfo.environment["EXPRESSWAY_SHARED"] {
            return URL(fileURLWithPath: path)
        }
        return URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("../shared").standardized
    }

    private static var file: URL {
        sharedFolder.appendingPathComponent("conformance/asl/execution.jsonl")
    }

    static var isAvailable: Bool { FileManager.default.fileExists(atPath: file.path) }

    /// The cases in JSONata that call nothing but functions.
    static var all: [ConformanceCase] {
        get throws {
            guard isAvailable else { return [] }
            let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
            return try lines.compactMap { line in
                let json = try JSONValue(parsing: String(line))
                let services = json["requires"]?.array?.compactMap(\.string) ?? []
                guard json["queryLanguage"] == "JSONata", services.allSatisfy({ $0 == "lambda" })
                else { return nil }
                return ConformanceCase(json)
            }
        }
    }

    private init(_ json: JSONValue) {
        id = json["id"]?.string ?? ""
        definition = Self.replacingTokens(json["definition"] ?? [:])
        input = Self.replacingTokens(json["input"] ?? [:])
        functions = json["functions"] ?? [:]
        expected = json["expected"] ?? [:]
    }

    /// Replaces `${FunctionArn:KEY}` and the like; a function's name is its key.
    private static func replacingTokens(_ value: JSONValue) -> JSONValue {
        switch value.content {
        case .string(let text):
            var text = text
            text = text.replacing(/\$\{FunctionArn:(\w+)\}/) { functionARN(String($0.1)) }
            text = text.replacing(/\$\{FunctionName:(\w+)\}/) { String($0.1) }
            return JSONValue(text)
        case .array(let elements):
            return JSONValue(elements.map(replacingTokens))
        case .object(let members):
            return JSONValue(members: members.map { ($0.key, replacingTokens($0.value)) })
        case .null, .boolean, .integer, .double:
            return value
        }
    }
}
