public import Time

/// What the writer's thread has: its connection, and whatever statements are held on it.
@usableFromInline
package protocol GroupCommitContext: AnyObject, SendableMetatype {
    /// The connection that the writer begins and commits on.
    var connection: SQLiteConnection { get }

    /// Called when a transaction has begun for a group, before the group is applied.
    func groupBegan() throws(SQLiteError)
    /// Called when some of what was written since then has been undone.
    func writesWereUndone()
}

extension GroupCommitContext {
    /// Does nothing.
    package func groupBegan() throws(SQLiteError) {}
    /// Does nothing.
    package func writesWereUndone() {}
}

/// Writes to one database, from a thread of its own.
///
/// It takes all transactions that wait, applies each, and commits them together; each keeps its own
/// result and has its answer once the commit is as durable as the connection was set up for. So a
/// hundred transactions cost one wait for the disk.
///
/// - A transaction is a function that checks and then writes. One that finds that it must not write
///   says so by its result. Where SQLite fails after a part of the writes, that part is undone and
///   the rest of the group repeated: a transaction may run twice, and only its last run counts.
/// - The queue is bounded: what finds it full is throttled at once.
/// - Whoever is cancelled or passes its deadline while it waits is taken out; what has begun is
///   brought to its end and answered.
/// - While another process holds the database's lock, transactions wait as long as they may.
@usableFromInline
package final class GroupCommitWriter<Context: GroupCommitContext>: Sendable {
    @usableFromInline let core: WriterCore

    /// Starts the writer.
    ///
    /// - Parameters:
    ///   - context: The connection and its statements, which from now on are the writer's own.
    ///   - queueLength: How many transactions may wait.
    /// - Throws: `SQLiteError` where the connection is not fit or the system gives no thread.
    package init(
        _ context: sending Context,
        queueLength: Int = SQLiteLimits.queueLength
    ) throws(SQLiteError) {
        core = WriterCore(queueLength: queueLength)
        try core.start(context)
    }

    deinit { core.close() }

    /// Runs a transaction in the next group and returns its result once it is durable.
    ///
    /// - Parameters:
    ///   - deadline: When it stops waiting for its turn; never later than in half a minute.
    ///   - body: The transaction, run by the writer's thread, possibly more than once.
    /// - Returns: What `body` returned in the run that was committed.
    /// - Throws: `GroupCommitError`.
    @inlinable
    @inline(__always)
    package func write<Success: Sendable>(
        deadline: Instant? = nil,
        _ body: @escaping @Sendable (Context) throws(SQLiteError) -> Success
    ) async throws(GroupCommitError) -> Success {
        let write = Write<Context, Success>(deadline: deadline, body: body)
        await core.perform(write)
        guard let success = write.success, write.failure == nil else {
            throw write.failure ?? .closed
        }
        return success
    }

    /// Finishes what waits, then closes the connection; returns when that is done.
    package func close() async {
        await withUnsafeContinuation { core.close(thenResume: $0) }
    }

    /// What the writer has done so far.
    package var statistics: GroupCommitStatistics { core.statistics }
}

/// What a writer has done so far.
package struct GroupCommitStatistics: Sendable, Hashable {
    /// How many transactions were applied.
    package var transactionCount = 0
    /// How many commits they shared.
    package var commitCount = 0
    /// How many transactions the largest commit had.
    package var largestGroup = 0
    /// How many times the database was found locked by another process.
    package var lockedCount = 0

    /// Nothing yet.
    package init() {}
}
