#if canImport(Darwin)
internal import Darwin
#elseif canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#endif

/// What a database file says of itself, read without SQLite, so that nothing is touched.
package struct SQLiteFileHeader: Sendable, Hashable {
    /// The number by which an application knows its own files.
    package let applicationID: UInt32
    /// The application's version of the file's layout.
    package let userVersion: UInt32

    /// Where the header has the numbers, from SQLite's description of its file format.
    private enum Offset {
        static let userVersion = 60
        static let applicationID = 68
        static let end = 100
    }

    private static let magic = Array("SQLite format 3\0".utf8)

    /// Reads the header of a file.
    ///
    /// - Returns: `nil` where there is no file, or an empty one, in which a database can be made.
    /// - Throws: `notADatabase` where the file is something else, `cannotOpen`.
    package init?(path: String) throws(SQLiteError) {
        guard let bytes = try Self.firstBytes(of: path), !bytes.isEmpty else { return nil }
        guard bytes.count == Offset.end, bytes.starts(with: Self.magic) else {
            throw SQLiteError(
                code: .notADatabase,
                message: "expected a database but found another kind of file",
                path: path
            )
        }
        func number(at offset: Int) -> UInt32 {
            bytes[offset..<offset + 4].reduce(0) { $0 << 8 | UInt32($1) }
        }
        applicationID = number(at: Offset.applicationID)
        userVersion = number(at: Offset.userVersion)
    }

    private static func firstBytes(of path: String) throws(SQLiteError) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            if errno == ENOENT { return nil }
            throw failure(path)
        }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: Offset.end)
        let count = bytes.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
        guard count >= 0 else { throw failure(path) }
        return Array(bytes.prefix(count))
    }

    private static func failure(_ path: String) -> SQLiteError {
        SQLiteError(code: .cannotOpen, message: String(cString: strerror(errno)), path: path)
    }
}
