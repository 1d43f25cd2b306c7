import Foundation

/// A file, or a place for one, in a folder of its own that goes with the last reference.
final class TemporaryFile: Sendable {
    /// Where the file is, or will be.
    let url: URL

    /// The file's path.
    var path: String { url.path }

    private let folder: URL

    /// Makes the folder, and the file in it where there are contents.
    init(name: String, contents: String? = "") throws {
        folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("expressway-\(UUID().uuidString)")
        url = folder.appendingPathComponent(name)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        if let contents { try Data(contents.utf8).write(to: url) }
    }

    deinit {
        // Nothing to do where it fails: the system clears its folder for temporary files.
        try? FileManager.default.removeItem(at: folder)
    }

    /// The names of all files in the file's folder.
    func neighbors() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    }

    /// What the file holds.
    func text() throws -> String {
        String(decoding: try Data(contentsOf: url), as: UTF8.self)
    }
}
