import Foundation
import JSON

/// A file that always holds the case that is tried just now.
struct FuzzJournal {
    private let file: FileHandle?

    /// Opens a journal, or none without a path.
    init(path: String?) throws {
        guard let path else {
            file = nil
            return
        }
        try Data().write(to: URL(filePath: path))
        file = try FileHandle(forWritingTo: URL(filePath: path))
    }

    /// Notes down a case in the place of the one before.
    func note(_ test: FuzzCase, _ index: Int) throws {
        guard let file else { return }
        let line: JSONValue = [
            "number": JSONValue(index), "dialect": JSONValue("\(test.dialect)"),
            "expr": JSONValue(String(decoding: test.expression, as: UTF8.self)),
            "data": test.input ?? .null,
        ]
        try file.seek(toOffset: 0)
        try file.write(contentsOf: Data((line.text + "\n").utf8))
        try file.truncate(atOffset: file.offset())
    }
}
