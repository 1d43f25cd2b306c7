import Foundation

/// A directory of a test's own, gone with the value.
final class TemporaryDirectory: Sendable {
    private let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit {
        do {
            try FileManager.default.removeItem(at: url)
        } catch {
            print("cannot remove \(url.path()): \(error)")
        }
    }

    func file(_ name: String) -> String { url.appending(path: name).path() }
}
