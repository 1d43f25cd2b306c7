import SQLite

/// The layout of a ledger's file.
enum LedgerSchema {
    /// `XPAY`: by it a ledger knows its own files.
    static let applicationID: UInt32 = 0x5850_4159

    /// The version of the layout.
    static let version: UInt32 = 1

    /// Makes the tables, where they are not there.
    ///
    /// Payments are numbered in the order of their making, so that those in work share the last
    /// pages; only the keys, which begin with random order numbers, are spread.
    static let statements = """
        CREATE TABLE IF NOT EXISTS ledger (identity TEXT NOT NULL) STRICT;
        CREATE TABLE IF NOT EXISTS payments (
            number INTEGER PRIMARY KEY,
            order_id TEXT NOT NULL,
            attempt INTEGER NOT NULL,
            method TEXT NOT NULL,
            amount INTEGER NOT NULL,
            currency TEXT NOT NULL,
            behavior TEXT NOT NULL,
            fingerprint INTEGER NOT NULL,
            state TEXT NOT NULL,
            was_authorized INTEGER NOT NULL,
            captured INTEGER NOT NULL,
            refunded INTEGER NOT NULL,
            capture_count INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE IF NOT EXISTS keys (
            key TEXT PRIMARY KEY,
            number INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS refunds (
            key TEXT PRIMARY KEY,
            number INTEGER NOT NULL,
            amount INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        PRAGMA application_id = \(applicationID);
        PRAGMA user_version = \(version);
        """

    /// Refuses a file that is no ledger of this version, without touching it.
    ///
    /// - Returns: Whether there is a ledger; `false` where one can be made.
    static func check(_ path: String) throws(LedgerFileError) -> Bool {
        let header: SQLiteFileHeader?
        do throws(SQLiteError) {
            header = try SQLiteFileHeader(path: path)
        } catch {
            throw LedgerFileError(error)
        }
        guard let header else { return false }
        guard header.applicationID == applicationID else {
            throw LedgerFileError(
                path: path,
                message: "expected a payment ledger but found another database"
            )
        }
        guard header.userVersion == version else {
            throw LedgerFileError(
                path: path,
                message: "expected layout \(version) but found \(header.userVersion)"
            )
        }
        return true
    }
}
