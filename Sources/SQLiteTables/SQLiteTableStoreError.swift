import SQLite

/// Why a database file cannot serve as a table store; it was left untouched.
public struct SQLiteTableStoreError: Error, Sendable, Hashable {
    /// What is wrong with it.
    public enum Reason: Sendable, Hashable {
        /// There is no such file, and it was to be read only.
        case missing
        /// It is no database, or one of another program.
        case foreign
        /// A later version of this package made it.
        case newerLayout(version: Int)
        /// Its content is damaged, as the text tells.
        case damaged(String)
        /// One of its tables has another key than the one declared.
        case differentKey(table: String, found: String, declared: String)
        /// It has no such table or index, and was to be read only.
        case missingTable(String)
        /// One of the tables cannot exist, as the text tells.
        case invalidSchema(String)
        /// It cannot be opened, locked or written, as the text tells.
        case inaccessible(String)
    }

    /// The database file.
    public let path: String
    /// What is wrong with it.
    public let reason: Reason

    init(path: String, reason: Reason) {
        self.path = path
        self.reason = reason
    }

    init(_ error: SQLiteError) {
        path = error.path
        switch error.code.primary {
        case .notADatabase: reason = .foreign
        case .corrupt: reason = .damaged(error.message)
        default: reason = .inaccessible(error.message)
        }
    }
}

extension SQLiteTableStoreError {
    /// Runs a function and says what its error means for the file.
    static func translating<Result>(
        _ body: () throws(SQLiteError) -> Result
    ) throws(SQLiteTableStoreError) -> Result {
        do throws(SQLiteError) {
            return try body()
        } catch {
            throw SQLiteTableStoreError(error)
        }
    }
}

extension SQLiteTableStoreError: CustomStringConvertible {
    /// The file and what is wrong with it.
    public var description: String {
        switch reason {
        case .missing:
            "expected a database file but found none at '\(path)'"
        case .foreign:
            "expected a database made by Expressway but found another kind of file at '\(path)'"
        case .newerLayout(let version):
            "expected a database of layout \(FileLayout.version) or earlier but found layout "
                + "\(version) at '\(path)'"
        case .damaged(let detail):
            "expected a sound database but found damage at '\(path)': \(detail)"
        case .differentKey(let table, let found, let declared):
            "expected key \(declared) of table '\(table)' but found \(found) at '\(path)'"
        case .missingTable(let name):
            "expected a table or index '\(name)' but found none at '\(path)'"
        case .invalidSchema(let detail):
            detail
        case .inaccessible(let detail):
            "cannot use the database at '\(path)': \(detail)"
        }
    }
}
