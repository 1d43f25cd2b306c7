#if canImport(Darwin)
internal import Darwin
#elseif canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#endif
import Time

/// A state behind a lock, and threads that sleep until it is as they need it.
///
/// `Mutex` cannot be slept on; hence the system's own lock and condition.
///
/// `@unchecked Sendable`: the state is only touched with the lock held, and what `body` returns is
/// either `Sendable` or handed over by the state.
final class Monitor<State>: @unchecked Sendable {
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private var state: State
    private var sleeperCount = 0

    init(_ state: sending State) {
        self.state = state
        pthread_mutex_init(mutex, nil)
        #if canImport(Darwin)
        pthread_cond_init(condition, nil)
        #else
        // Time-outs count on the clock that nobody sets.
        var attributes = pthread_condattr_t()
        pthread_condattr_init(&attributes)
        pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
        pthread_cond_init(condition, &attributes)
        pthread_condattr_destroy(&attributes)
        #endif
    }

    deinit {
        pthread_cond_destroy(condition)
        pthread_mutex_destroy(mutex)
        condition.deallocate()
        mutex.deallocate()
    }

    /// Reads or changes the state, and wakes the sleepers if `wake` says so afterwards.
    func withLock<Result>(
        wakeIf wake: (Result) -> Bool = { _ in false },
        _ body: (inout State) -> Result
    ) -> Result {
        pthread_mutex_lock(mutex)
        let result = body(&state)
        let mustWake = sleeperCount > 0 && wake(result)
        pthread_mutex_unlock(mutex)
        if mustWake { pthread_cond_broadcast(condition) }
        return result
    }

    /// Sleeps until `body`, which sees the state at first and after each wake, returns a value.
    func wait<Result>(until body: (inout State) -> Result?) -> Result {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while true {
            if let result = body(&state) { return result }
            sleeperCount += 1
            pthread_cond_wait(condition, mutex)
            sleeperCount -= 1
        }
    }

    /// Sleeps until `body` returns a value, but no longer than a time; then it returns `nil`.
    func wait<Result>(
        atMost limit: Duration,
        until body: (inout State) -> Result?
    ) -> Result? {
        let end = Instant.now + limit
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while true {
            if let result = body(&state) { return result }
            let rest = Instant.now.duration(to: end)
            guard rest > .zero else { return nil }
            sleeperCount += 1
            sleep(for: rest)
            sleeperCount -= 1
        }
    }

    private func sleep(for duration: Duration) {
        let (seconds, attoseconds) = duration.components
        var time = timespec(tv_sec: Int(seconds), tv_nsec: Int(attoseconds / 1_000_000_000))
        #if canImport(Darwin)
        pthread_cond_timedwait_relative_np(condition, mutex, &time)
        #else
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        time.tv_sec += now.tv_sec
        time.tv_nsec += now.tv_nsec
        if time.tv_nsec >= 1_000_000_000 {
            time.tv_nsec -= 1_000_000_000
            time.tv_sec += 1
        }
        pthread_cond_timedwait(condition, mutex, &time)
        #endif
    }
}
