import SQLite

/// Why a file cannot serve as a ledger.
public struct LedgerFileError: Error, Hashable, CustomStringConvertible {
    /// The file.
    public let path: String

    /// What was expected and what was found.
    public let message: String

    init(path: String, message: String) {
        self.path = path
        self.message = message
    }

    init(_ error: SQLiteError) {
        self.init(path: error.path, message: error.message)
    }

    /// The file and what is wrong with it.
    public var description: String { "payment ledger '\(path)': \(message)" }
}
