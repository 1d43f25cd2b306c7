import Foundation
import JSON

/// The conformance cases that this package shares with others, one JSON object a line.
///
/// They lie outside the package, in the directory that `EXPRESSWAY_SHARED` names.
enum SharedCases {
    private static let directory: URL = {
        if let path = ProcessInfo.processInfo.environment["EXPRESSWAY_SHARED"] {
            return URL(filePath: path)
        }
        let package = (0..<4).reduce(URL(filePath: #filePath)) { url, _ in
            url.deletingLastPathComponent()
        }
        return package.appending(path: "../shared")
    }()

    private static func file(_ name: String) -> URL {
        directory.appending(path: "conformance/asl/\(name).jsonl")
    }

    /// Whether the files are there.
    static var arePresent: Bool {
        FileManager.default.isReadableFile(atPath: file("validation").path(percentEncoded: false))
    }

    /// The cases of one file.
    static func read(_ name: String) throws -> [JSONValue] {
        let text = try String(contentsOf: file(name), encoding: .utf8)
        return try text.split(separator: "\n").map { try JSONValue(parsing: replacingTokens($0)) }
    }

    /// The text with names in place of the tokens for what a case needs.
    private static func replacingTokens(_ text: Substring) -> String {
        let token = /\$\{(FunctionArn|FunctionName|TableName|QueueName|QueueUrl|RoleArn)(:\w+)?\}/
        return String(text).replacing(token) { match in
            let key = match.output.2.map { String($0.dropFirst()) } ?? ""
            switch match.output.1 {
            case "FunctionArn": return "arn:aws:lambda:us-east-1:123456789012:function:\(key)"
            case "RoleArn": return "arn:aws:iam::123456789012:role/states"
            default: return key
            }
        }
    }
}

/// The query languages that the states of a definition have.
struct QueryLanguages {
    private(set) var hasJSONata = false
    private(set) var hasJSONPath = false

    init(of definition: JSONValue) {
        let language = definition["QueryLanguage"]?.string ?? "JSONPath"
        visit(definition, machineLanguage: language)
    }

    private mutating func visit(_ machine: JSONValue, machineLanguage: String) {
        guard let states = machine["States"]?.object else { return }
        for (_, state) in states {
            if (state["QueryLanguage"]?.string ?? machineLanguage) == "JSONPath" {
                hasJSONPath = true
            } else {
                hasJSONata = true
            }
            for branch in state["Branches"]?.array.map(Array.init) ?? [] {
                visit(branch, machineLanguage: machineLanguage)
            }
            for name in ["ItemProcessor", "Iterator"] {
                if let processor = state[name] {
                    visit(processor, machineLanguage: machineLanguage)
                }
            }
        }
    }
}
