import Synchronization

/// Connections for reading, lent to one caller at a time.
///
/// Nobody waits for one: where none is idle, another one is opened, and closed after use if enough
/// are idle by then. So there are as many as threads that read at one moment.
package final class ReaderPool<Reader>: Sendable {
    /// Hands a reader from thread to thread.
    ///
    /// `@unchecked Sendable`: it is either in the pool, where nobody uses it, or lent to one caller.
    private struct Loan: @unchecked Sendable {
        let reader: Reader
    }

    private struct State {
        var idle: [Loan] = []
        var isClosed = false
    }

    private let state = Mutex(State())
    private let open: @Sendable () throws(SQLiteError) -> Reader

    /// Creates a pool and its first connection, so that what cannot be opened is told at once.
    package init(_ open: @escaping @Sendable () throws(SQLiteError) -> Reader) throws(SQLiteError) {
        self.open = open
        let first = Loan(reader: try open())
        state.withLock { $0.idle.append(first) }
    }

    /// Lends a reader for the time of a call, which works in the caller's thread.
    package func withReader<Result>(
        _ body: (Reader) throws(SQLiteError) -> Result
    ) throws(SQLiteError) -> Result {
        let loan = try borrow()
        defer { giveBack(loan) }
        return try body(loan.reader)
    }

    /// Closes the idle connections, and from now on every other one when it comes back.
    package func close() {
        let idle = state.withLock { state in
            state.isClosed = true
            defer { state.idle = [] }
            return state.idle
        }
        // Closed here, outside the lock.
        _ = consume idle
    }

    private func borrow() throws(SQLiteError) -> Loan {
        if let loan = state.withLock({ $0.idle.popLast() }) { return loan }
        return Loan(reader: try open())
    }

    private func giveBack(_ loan: Loan) {
        state.withLock { state in
            guard !state.isClosed, state.idle.count < SQLiteLimits.idleReaderCount else { return }
            state.idle.append(loan)
        }
    }
}
