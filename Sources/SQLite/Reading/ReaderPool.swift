import Synchronization

/// Connections for reading, lent to one caller at a time.
///
/// Nobody waits for one: where none is idle, another one is opened, and closed after use if enough
/// are idle by then. So there are as many as threads that read at one moment.
@usableFromInline
package final class ReaderPool<Reader: AnyObject>: Sendable {
    @usableFromInline let shelf: ReaderShelf
    private let open: @Sendable () throws(SQLiteError) -> Reader

    /// Creates a pool and its first connection, so that what cannot be opened is told at once.
    package init(_ open: @escaping @Sendable () throws(SQLiteError) -> Reader) throws(SQLiteError) {
        self.open = open
        shelf = ReaderShelf()
        shelf.giveBack(try open())
    }

    /// Lends a reader for the time of a call, which works in the caller's thread.
    @inlinable
    package func withReader<Result>(
        _ body: (Reader) throws(SQLiteError) -> Result
    ) throws(SQLiteError) -> Result {
        let reader =
            if let idle = shelf.borrow() {
                // A pool's shelf holds nothing but the pool's readers.
                unsafeDowncast(idle, to: Reader.self)
            } else {
                try openAnother()
            }
        defer { shelf.giveBack(reader) }
        return try body(reader)
    }

    /// Closes the idle connections, and from now on every other one when it comes back.
    package func close() { shelf.close() }

    @usableFromInline
    func openAnother() throws(SQLiteError) -> Reader { try open() }
}

/// Where a pool's idle readers wait, whatever their type is.
@usableFromInline
final class ReaderShelf: Sendable {
    /// Hands a reader from thread to thread.
    ///
    /// `@unchecked Sendable`: it is either on the shelf, where nobody uses it, or lent to one
    /// caller.
    private struct Loan: @unchecked Sendable {
        let reader: AnyObject
    }

    private struct State {
        var idle: [Loan] = []
        var isClosed = false
    }

    private let state = Mutex(State())

    /// An idle reader, which is the caller's until it comes back.
    @usableFromInline
    func borrow() -> AnyObject? { state.withLock { $0.idle.popLast() }?.reader }

    @usableFromInline
    func giveBack(_ reader: AnyObject) {
        let loan = Loan(reader: reader)
        state.withLock { state in
            guard !state.isClosed, state.idle.count < SQLiteLimits.idleReaderCount else { return }
            state.idle.append(loan)
        }
    }

    func close() {
        let idle = state.withLock { state in
            state.isClosed = true
            defer { state.idle = [] }
            return state.idle
        }
        // Closed here, outside the lock.
        _ = consume idle
    }
}
