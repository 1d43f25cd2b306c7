public import NIOCore
import Synchronization

/// Runs tasks on one event loop, beside its sockets: a request never changes threads.
///
/// Jobs from the loop's own thread go into an array that the loop drains in one go. Jobs from other
/// threads wait behind a lock, and wake the loop once for all that come before it looks: a writer
/// thread that resumes a whole batch costs one wake.
///
/// NIO looks at its sockets only when no job is left; a chain of jobs without end would starve
/// them. A request's chain ends with its answer.
public final class EventLoopTaskExecutor: TaskExecutor, @unchecked Sendable {
    // Sendable, unchecked: `loop` is immutable and Sendable, `foreign` is a mutex, and the others
    // are touched only by `enqueue` behind `inEventLoop`, and by `drain` and `takeForeign`, which
    // only `loop.execute` calls: always on the loop's one thread, and never within each other.

    private struct Foreign {
        var jobs: [UnownedJob] = []
        var hasWoken = false
    }

    private let loop: any EventLoop
    private let foreign = Mutex(Foreign())
    private var local: [UnownedJob] = []
    private var isDraining = false

    /// The jobs of the present drain; its memory is kept for the next.
    private var running: [UnownedJob] = []

    /// Creates an executor that runs its jobs on `loop`.
    public init(loop: any EventLoop) {
        self.loop = loop
    }

    /// Takes a job.
    public func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        if loop.inEventLoop {
            local.append(job)
            guard !isDraining else { return }
            isDraining = true
            loop.execute(drain)
        } else {
            let mustWake = foreign.withLock { foreign in
                foreign.jobs.append(job)
                defer { foreign.hasWoken = true }
                return !foreign.hasWoken
            }
            if mustWake { loop.execute(takeForeign) }
        }
    }

    private func takeForeign() {
        foreign.withLock { foreign in
            swap(&foreign.jobs, &running)
            foreign.hasWoken = false
        }
        runAll()
    }

    /// Runs what waits; what these jobs enqueue in turn waits for the next drain.
    private func drain() {
        swap(&local, &running)
        isDraining = false
        runAll()
    }

    private func runAll() {
        let executor = asUnownedTaskExecutor()
        for job in running { job.runSynchronously(on: executor) }
        running.removeAll(keepingCapacity: true)
    }
}
