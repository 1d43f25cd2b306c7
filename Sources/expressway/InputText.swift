import ArgumentParser
import FoundationEssentials
import JSON

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Bytes from a file, or from standard input where the name is `-`.
struct InputText: ExpressibleByArgument, Sendable {
    /// The file's path, or `-`.
    var name: String

    init?(argument: String) {
        guard !argument.isEmpty else { return nil }
        name = argument
    }

    /// What an error calls this input.
    var title: String { name == "-" ? "standard input" : name }

    /// Reads all of it.
    ///
    /// - Throws: ``CommandError`` that names the file.
    func read() throws -> [UInt8] {
        guard name != "-" else { return Self.readStandardInput() }
        guard let data = FileManager.default.contents(atPath: name) else {
            throw CommandError("\(name): cannot be read")
        }
        return Array(data)
    }

    /// Reads all of it as JSON.
    ///
    /// - Throws: ``CommandError`` that names the file, line and column.
    func readJSON() throws -> JSONValue {
        let bytes = try read()
        do {
            return try JSONValue(parsing: bytes)
        } catch {
            throw CommandError("\(title):\(error.line):\(error.column): \(error)")
        }
    }

    private static func readStandardInput() -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = chunk.withUnsafeMutableBytes { fread($0.baseAddress, 1, $0.count, stdin) }
            guard count > 0 else { return bytes }
            bytes.append(contentsOf: chunk[..<count])
        }
    }
}
