import Glibc

/// Reference data that is shared between projects and lies beside the package.
enum SharedData {
    /// The folder: what `EXPRESSWAY_SHARED` names, or `shared` beside the package.
    private static let folder: String = {
        if let path = getenv("EXPRESSWAY_SHARED") { return String(cString: path) }
        let package = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        return "/\(package)/../shared"
    }()

    /// Whether a file is there.
    static func has(_ path: String) -> Bool {
        access("\(folder)/\(path)", R_OK) == 0
    }

    /// The bytes of a file.
    static func bytes(_ path: String) throws -> [UInt8] {
        let name = "\(folder)/\(path)"
        guard let file = fopen(name, "rb") else { throw Missing(path: name) }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = fread(&chunk, 1, chunk.count, file), count > 0 {
            bytes.append(contentsOf: chunk[..<count])
        }
        return bytes
    }

    struct Missing: Error {
        let path: String
    }
}
