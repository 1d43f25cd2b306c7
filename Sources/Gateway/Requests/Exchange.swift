import LocalFunctions
import NIOCore
import Stacks

/// What all who work on one answer share.
struct Exchange: Sendable {
    /// The present, in milliseconds since 1970.
    let milliseconds: Int64

    /// The present as headers and events write it.
    let second: ResponseClock.Second

    /// How to wait for what may outlast the gateway's time limit.
    let patience: Patience
}

/// Waits for work that may outlast its time limit, and leaves it behind when it does.
struct Patience: Sendable {
    /// Whose timer tells that the time is over.
    let eventLoop: any EventLoop

    /// Where the work runs.
    let executor: (any TaskExecutor)?

    /// Waits for `work`, but no longer than `limit`.
    ///
    /// Work that is too late, or whose waiter is cancelled, goes on to its end. It costs a task;
    /// what is known to end in time is awaited directly instead.
    ///
    /// - Throws: The refusal by `INTEGRATION_TIMEOUT`.
    func wait<Success: Sendable>(
        _ limit: Duration,
        for work: @escaping @Sendable () async -> Success
    ) async throws(GatewayRefusal) -> Success {
        let outcome = FirstOutcome<Success?>()
        // A task of its own: the answer must not wait for it, and it must not end with the answer.
        Task(executorPreference: executor) {
            outcome.finish(with: await work())
        }
        let timer = eventLoop.scheduleTask(in: TimeAmount(limit)) {
            outcome.finish(with: nil)
        }
        defer { timer.cancel() }
        guard let success = await outcome.value() else {
            throw GatewayRefusal(.integrationTimeout)
        }
        return success
    }
}
