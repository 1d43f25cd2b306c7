import Logging
import Synchronization

/// What was logged, line by line.
final class LogBook: Sendable {
    private let entries = Mutex<[[String: String]]>([])

    /// The metadata of every line of the gateway's own, with the message as `message`.
    var lines: [[String: String]] {
        entries.withLock { entries in
            entries.filter { $0["source"] == "Gateway" }
        }
    }

    /// A logger that writes here.
    var logger: Logger {
        Logger(label: "test") { _ in Handler(book: self) }
    }

    private func add(_ entry: [String: String]) {
        entries.withLock { $0.append(entry) }
    }

    private struct Handler: LogHandler {
        let book: LogBook
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.error

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            var entry = (event.metadata ?? [:]).mapValues { "\($0)" }
            entry["message"] = "\(event.message)"
            entry["source"] = event.source
            book.add(entry)
        }
    }
}
