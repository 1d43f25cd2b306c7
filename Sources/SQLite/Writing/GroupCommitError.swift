/// Why a transaction has no result.
@usableFromInline
package enum GroupCommitError: Error, Sendable, Hashable {
    /// As many transactions wait as may; nothing was done.
    case throttled
    /// The caller was cancelled before the transaction's turn came; nothing was done.
    case cancelled
    /// The deadline passed before the transaction's turn came; nothing was done.
    case deadlineExceeded
    /// The writer was closed before the transaction was handed to it; nothing was done.
    case closed
    /// SQLite failed in the transaction itself or in the commit that it shared.
    ///
    /// Nothing of it stands in the database, as far as SQLite can tell.
    case database(SQLiteError)
}
