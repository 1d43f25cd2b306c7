import ArgumentParser
package import JSON

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A file that a command reads, or standard input where the name is `-`.
package struct InputFile: ExpressibleByArgument, Sendable, Hashable {
    /// The file's path, or `-`.
    package var name: String

    /// Takes any name but the empty one.
    package init?(argument: String) {
        guard !argument.isEmpty else { return nil }
        name = argument
    }

    /// Whether it is standard input.
    package var isStandardInput: Bool { name == "-" }

    /// What an error calls this input.
    package var title: String { isStandardInput ? "standard input" : name }

    /// Reads all of it.
    ///
    /// - Throws: ``CommandError`` that names the file.
    package func read() throws -> [UInt8] {
        let descriptor = isStandardInput ? STDIN_FILENO : open(name, O_RDONLY)
        defer { if !isStandardInput, descriptor >= 0 { close(descriptor) } }
        // To the end, whatever it is: a pipe such as `<(command)` has no size.
        guard descriptor >= 0, let bytes = Self.readAll(of: descriptor) else {
            throw CommandError("\(title): expected a file that can be read")
        }
        return bytes
    }

    /// Reads all of it as JSON.
    ///
    /// - Throws: ``CommandError`` that names the file, line and column.
    package func readJSON() throws -> JSONValue {
        let bytes = try read()
        do throws(JSONSyntaxError) {
            return try JSONValue(parsing: bytes)
        } catch {
            throw CommandError("\(title):\(error.line):\(error.column): \(error)")
        }
    }

    private static func readAll(of descriptor: Int32) -> [UInt8]? {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = chunk.withUnsafeMutableBytes {
                systemRead(descriptor, $0.baseAddress, $0.count)
            }
            guard count > 0 else { return count == 0 ? bytes : nil }
            bytes.append(contentsOf: chunk[..<count])
        }
    }
}

private let systemRead = read(_:_:_:)
