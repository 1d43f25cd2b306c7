internal import CSQLite

/// What SQLite could not do, and with which file.
@usableFromInline
package struct SQLiteError: Error, Sendable, Hashable {
    /// SQLite's result code, with its details.
    package struct Code: RawRepresentable, Sendable, Hashable {
        /// The extended result code.
        package let rawValue: Int32

        /// A code from its number.
        package init(rawValue: Int32) { self.rawValue = rawValue }

        /// The code without its details.
        package var primary: Code { Code(rawValue: rawValue & 0xFF) }

        /// Another connection holds a lock.
        package static let busy = Code(rawValue: SQLITE_BUSY)
        /// The disk is full.
        package static let full = Code(rawValue: SQLITE_FULL)
        /// Reading or writing a file failed.
        package static let inputOutput = Code(rawValue: SQLITE_IOERR)
        /// The file's content makes no sense.
        package static let corrupt = Code(rawValue: SQLITE_CORRUPT)
        /// The file is no database.
        package static let notADatabase = Code(rawValue: SQLITE_NOTADB)
        /// The file, or the connection, is only for reading.
        package static let readOnly = Code(rawValue: SQLITE_READONLY)
        /// The file cannot be opened.
        package static let cannotOpen = Code(rawValue: SQLITE_CANTOPEN)
        /// A constraint of the schema does not hold.
        package static let constraint = Code(rawValue: SQLITE_CONSTRAINT)
        /// The library was not used as it must be.
        package static let misuse = Code(rawValue: SQLITE_MISUSE)
        /// SQLite's code for anything else, such as a faulty statement.
        package static let generic = Code(rawValue: SQLITE_ERROR)
    }

    /// The result code.
    package let code: Code
    /// What happened, in SQLite's words or ours.
    package let message: String
    /// The database file.
    package let path: String

    /// Describes a failure.
    package init(code: Code, message: String, path: String) {
        self.code = code
        self.message = message
        self.path = path
    }

    /// Whether another connection's lock was in the way.
    package var isBusy: Bool { code.primary == .busy }
}

extension SQLiteError: CustomStringConvertible {
    /// The file and what happened.
    @usableFromInline
    package var description: String { "database '\(path)': \(message)" }
}
