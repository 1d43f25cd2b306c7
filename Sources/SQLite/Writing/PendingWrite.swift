public import Time

/// A transaction that waits for the writer; a subclass runs it and keeps its result.
///
/// A class with an override instead of a generic function: queue, thread and waiting are the same
/// code for every transaction, and none of it looks types up while it runs.
///
/// `@unchecked Sendable`: `id` and `isCancelled` are guarded by the queue's lock; `continuation` is
/// set before that lock first shows it to others. Once the transaction has left the queue,
/// `continuation`, `failure` and the subclass's result belong to the one side that took it out, and
/// to the caller once that side has resumed it.
@usableFromInline
package class PendingWrite: @unchecked Sendable {
    /// The writer's number of it while it waits.
    var id: UInt64 = 0
    /// Whether the caller was cancelled before it came into the queue.
    var isCancelled = false
    /// Who waits for it.
    var continuation: UnsafeContinuation<Void, Never>?
    /// When it stops waiting.
    let deadline: Instant
    /// Why it has no result.
    @usableFromInline final var failure: GroupCommitError?

    @usableFromInline
    init(deadline: Instant?) {
        let latest = Instant.now + SQLiteLimits.longestWait
        self.deadline = if let deadline, deadline < latest { deadline } else { latest }
    }

    /// Runs the transaction and keeps its result; called by the writer's thread.
    @usableFromInline
    func apply(to context: any GroupCommitContext) throws(SQLiteError) {
        preconditionFailure("A transaction says what it does")
    }

    /// Puts an error in place of the result; called by whoever took it out of the queue.
    final func fail(_ error: GroupCommitError) { failure = error }

    /// Lets the caller go on; called once, by whoever took it out of the queue.
    final func resume() {
        guard let continuation else { preconditionFailure("A transaction is answered once") }
        self.continuation = nil
        continuation.resume()
    }
}

/// A transaction with a result of one type.
///
/// `@unchecked Sendable`: as `PendingWrite` says.
@usableFromInline
final class Write<Context: GroupCommitContext, Success: Sendable>: PendingWrite, @unchecked Sendable
{
    @usableFromInline
    typealias Body = @Sendable (Context) throws(SQLiteError) -> Success

    @usableFromInline let body: Body
    @usableFromInline var success: Success?

    @inlinable
    init(deadline: Instant?, body: @escaping Body) {
        self.body = body
        super.init(deadline: deadline)
    }

    @inlinable
    override func apply(to context: any GroupCommitContext) throws(SQLiteError) {
        // A writer has one context, of the type that it was made with.
        let context = unsafeDowncast(context, to: Context.self)
        // It may run twice, and then only the last run counts.
        failure = nil
        do throws(SQLiteError) {
            success = try body(context)
        } catch {
            failure = .database(error)
            throw error
        }
    }
}
