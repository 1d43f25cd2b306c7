import Time

/// What a writer's callers, its thread and its watch over deadlines share.
///
/// The threads hold it, not the writer itself, so that a forgotten writer ends.
@usableFromInline
final class WriterCore: Sendable {
    struct State {
        var queue: WriteQueue
        var statistics = GroupCommitStatistics()
        /// Whether the watch over deadlines is on.
        var isWatched = false
        /// Whether the writer's thread has come to its end.
        var isFinished = false
        /// Who waits for that end.
        var closers: [UnsafeContinuation<Void, Never>] = []
    }

    private let monitor: Monitor<State>
    private let watch = Monitor(WatchState())

    struct WatchState {
        var isOn = false
        var isOver = false
    }

    init(queueLength: Int) {
        monitor = Monitor(State(queue: WriteQueue(capacity: queueLength)))
    }

    /// Starts the threads.
    func start(_ context: sending any GroupCommitContext) throws(SQLiteError) {
        let path = context.connection.path
        var thread: WriterThread? = try WriterThread(context, core: self)
        let isStarted = SystemThread.start { [self] in
            thread?.run()
            // Closes the connection before anybody is told that it is closed.
            thread = nil
            finish()
        }
        guard isStarted, SystemThread.start({ [self] in watchDeadlines() }) else {
            close()
            throw SQLiteError(code: .generic, message: "no thread for its writer", path: path)
        }
    }

    var statistics: GroupCommitStatistics { monitor.withLock { $0.statistics } }

    // MARK: Callers

    /// Lets a transaction wait for its turn and returns when it is answered.
    @usableFromInline
    func perform(_ write: PendingWrite) async {
        await withTaskCancellationHandler {
            await withUnsafeContinuation { continuation in
                // Before it waits nobody else knows it.
                write.continuation = continuation
                guard let refusal = submit(write) else { return }
                write.fail(refusal)
                write.resume()
            }
        } onCancel: {
            cancel(write)
        }
    }

    /// Puts a transaction into the queue.
    ///
    /// - Returns: Why it does not wait, where it does not.
    func submit(_ write: PendingWrite) -> GroupCommitError? {
        let (refusal, mustWatch) = monitor.withLock(wakeIf: { $0.refusal == nil }) {
            state -> (refusal: GroupCommitError?, mustWatch: Bool) in
            guard !write.isCancelled else { return (.cancelled, false) }
            if case .refused(let error) = state.queue.admit(write) { return (error, false) }
            defer { state.isWatched = true }
            return (nil, !state.isWatched)
        }
        if mustWatch { watch.withLock(wakeIf: { true }) { $0.isOn = true } }
        return refusal
    }

    /// Takes a transaction out of the queue whose caller was cancelled, unless its turn has come.
    func cancel(_ write: PendingWrite) {
        let isOurs = monitor.withLock { state in
            write.isCancelled = true
            return state.queue.remove(write.id)
        }
        guard isOurs else { return }
        write.fail(.cancelled)
        write.resume()
    }

    /// Lets nothing more in; the thread ends when the queue is empty.
    func close() {
        monitor.withLock(wakeIf: { true }) { $0.queue.close() }
    }

    /// Lets nothing more in, and tells when the thread has ended.
    func close(thenResume continuation: UnsafeContinuation<Void, Never>) {
        let isFinished = monitor.withLock(wakeIf: { _ in true }) { state in
            state.queue.close()
            if !state.isFinished { state.closers.append(continuation) }
            return state.isFinished
        }
        if isFinished { continuation.resume() }
    }

    // MARK: The writer's thread

    /// Sleeps until something waits; `false` where nothing will any more.
    func waitForWork() -> Bool {
        monitor.wait { state in
            if !state.queue.isEmpty { return true }
            return state.queue.isClosed ? false : nil
        }
    }

    /// Sleeps a little while another process holds the lock.
    func waitForLock() {
        let nothingWaits: Void? = monitor.wait(atMost: SQLiteLimits.lockRetryInterval) { state in
            state.queue.isEmpty ? () : nil
        }
        _ = nothingWaits
    }

    /// Takes the transactions whose turn it is; answers those that came too late.
    func take() -> [PendingWrite] {
        let now = Instant.now
        let (expired, batch) = monitor.withLock { state in
            (state.queue.takeExpired(at: now), state.queue.take(SQLiteLimits.batchLength))
        }
        Self.answer(expired, with: .deadlineExceeded)
        return batch
    }

    /// Notes a commit.
    func noteCommit(of count: Int) {
        monitor.withLock { state in
            state.statistics.commitCount += 1
            state.statistics.transactionCount += count
            state.statistics.largestGroup = max(state.statistics.largestGroup, count)
        }
    }

    /// Notes that another process holds the lock.
    func noteLocked() { monitor.withLock { $0.statistics.lockedCount += 1 } }

    /// Notes that the thread has ended.
    private func finish() {
        watch.withLock(wakeIf: { true }) { $0.isOver = true }
        let closers = monitor.withLock { state in
            state.isFinished = true
            defer { state.closers = [] }
            return state.closers
        }
        for closer in closers { closer.resume() }
    }

    // MARK: Deadlines

    /// Answers transactions whose deadline passes while the writer is held up by disk or lock.
    ///
    /// One thread for all of them, which looks every few milliseconds while something waits and
    /// sleeps otherwise: no timer per call, and no wake on the way of a commit.
    private func watchDeadlines() {
        while watch.wait(until: { $0.isOver ? false : $0.isOn ? true : nil }) {
            let isOver = watch.wait(atMost: SQLiteLimits.deadlineTick) { $0.isOver ? true : nil }
            guard isOver == nil else { return }
            let now = Instant.now
            let expired = monitor.withLock { state in
                let expired = state.queue.takeExpired(at: now)
                if state.queue.isEmpty {
                    state.isWatched = false
                    watch.withLock { $0.isOn = false }
                }
                return expired
            }
            Self.answer(expired, with: .deadlineExceeded)
        }
    }

    /// Answers transactions that were taken out, all with one error.
    static func answer(_ writes: [PendingWrite], with error: GroupCommitError) {
        for write in writes {
            write.fail(error)
            write.resume()
        }
    }
}
