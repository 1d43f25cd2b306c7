import Foundation
import JSON

/// The reference data beside the repository: `EXPRESSWAY_SHARED`, or `../shared`.
enum SharedFiles {
    static let root: URL = {
        let environment = ProcessInfo.processInfo.environment["EXPRESSWAY_SHARED"]
        let package = URL(filePath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        return environment.map { URL(filePath: $0) } ?? package.appending(path: "../shared")
    }()

    static let conformance = root.appending(path: "conformance/jsonata")

    /// Whether the data is there; a clone without it skips the suites that need it.
    static let arePresent = FileManager.default.fileExists(atPath: conformance.path)

    static func lines(_ path: String) throws -> [String] {
        let text = try String(contentsOf: conformance.appending(path: path), encoding: .utf8)
        return text.split(separator: "\n").map(String.init)
    }

    static func json(_ url: URL) throws -> JSONValue {
        try JSONValue(
            parsing: Array(try Data(contentsOf: url)),
            options: JSONParsingOptions(loneSurrogates: .keep)
        )
    }

    static func dataset(_ name: String) throws -> JSONValue {
        try json(conformance.appending(path: "datasets/\(name).json"))
    }

    /// The names of the files of a folder, without their ending.
    static func groups(in folder: String) -> [String] {
        let url = conformance.appending(path: folder)
        let files = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
        return files.filter { $0.hasSuffix(".jsonl") }.map { String($0.dropLast(6)) }.sorted()
    }
}
