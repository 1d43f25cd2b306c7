/// A transaction that waits for the writer, whatever its result is.
protocol PendingWrite: AnyObject, Sendable {
    /// The writer's number of it while it waits; guarded by the queue's lock.
    var id: UInt64 { get set }
    /// Whether the caller was cancelled before it came into the queue; guarded by the same lock.
    var isCancelled: Bool { get set }
    /// When it stops waiting.
    var deadline: ContinuousClock.Instant { get }

    /// Runs the transaction and keeps its result; called by the writer's thread.
    func apply(to context: any GroupCommitContext) throws(SQLiteError)
    /// Puts an error in place of the result; called by whoever took it out of the queue.
    func fail(_ error: GroupCommitError)
    /// Hands the result to the caller; called once, by whoever took it out of the queue.
    func resume()
}

/// A transaction with a result of one type.
///
/// `@unchecked Sendable`: `id`, `isCancelled` and `continuation` are guarded by the queue's lock
/// until the transaction leaves the queue; from then on `result` and `continuation` belong to the
/// one side that took it out.
final class Write<Context: GroupCommitContext, Success: Sendable>: PendingWrite, @unchecked Sendable
{
    typealias Body = @Sendable (Context) throws(SQLiteError) -> Success
    typealias Outcome = Result<Success, GroupCommitError>

    var id: UInt64 = 0
    var isCancelled = false
    var continuation: UnsafeContinuation<Outcome, Never>?
    let deadline: ContinuousClock.Instant
    private let body: Body
    private var result: Outcome?

    init(deadline: ContinuousClock.Instant, body: @escaping Body) {
        self.deadline = deadline
        self.body = body
    }

    func apply(to context: any GroupCommitContext) throws(SQLiteError) {
        // A writer has one context, of the type that it was made with.
        let context = unsafeDowncast(context, to: Context.self)
        do throws(SQLiteError) {
            result = .success(try body(context))
        } catch {
            result = .failure(.database(error))
            throw error
        }
    }

    func fail(_ error: GroupCommitError) { result = .failure(error) }

    func resume() {
        guard let continuation, let result else {
            preconditionFailure("A transaction is answered once, with a result")
        }
        self.continuation = nil
        continuation.resume(returning: result)
    }
}
