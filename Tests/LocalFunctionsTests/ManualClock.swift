import Time
import LocalFunctions
import Synchronization

/// A clock that stands still until a test moves it.
final class ManualClock: Sendable {
    private struct Sleeper {
        let id: Int
        let wake: Instant
        let continuation: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var now = Instant.now
        var nextID = 0
        var sleepers: [Sleeper] = []
        var observers: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []
    }

    private let state = Mutex(State())

    var now: Instant { state.withLock { $0.now } }

    /// What an invoker takes.
    var invocationClock: InvocationClock {
        InvocationClock(now: { self.now }, sleep: { try await self.sleep(until: $0) })
    }

    /// Moves the time on, and wakes who waited for it.
    func advance(by duration: Duration) {
        let due = state.withLock { state in
            state.now = state.now + duration
            let due = state.sleepers.filter { $0.wake <= state.now }
            state.sleepers.removeAll { $0.wake <= state.now }
            return due
        }
        for sleeper in due { sleeper.continuation.resume() }
    }

    /// Waits until that many tasks sleep.
    func sleepers(_ count: Int) async {
        await withCheckedContinuation { continuation in
            let isThere = state.withLock { state in
                if state.sleepers.count == count { return true }
                state.observers.append((count, continuation))
                return false
            }
            if isThere { continuation.resume() }
        }
    }

    private func sleep(until wake: Instant) async throws {
        let id = state.withLock { state in
            state.nextID += 1
            return state.nextID
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let isOver = state.withLock { state in
                    if wake <= state.now || Task.isCancelled { return true }
                    state.sleepers.append(
                        Sleeper(id: id, wake: wake, continuation: continuation)
                    )
                    return false
                }
                if isOver { continuation.resume() }
                tellObservers()
            }
        } onCancel: {
            let sleeper = state.withLock { state in
                let index = state.sleepers.firstIndex { $0.id == id }
                return index.map { state.sleepers.remove(at: $0) }
            }
            sleeper?.continuation.resume(throwing: CancellationError())
            tellObservers()
        }
        try Task.checkCancellation()
    }

    private func tellObservers() {
        let due = state.withLock { state in
            let count = state.sleepers.count
            let due = state.observers.filter { $0.count == count }
            state.observers.removeAll { $0.count == count }
            return due
        }
        for observer in due { observer.continuation.resume() }
    }
}

/// A door that handlers wait at until a test opens it.
final class Gate: Sendable {
    private struct State {
        var isOpen = false
        var arrived = 0
        var waiting: [CheckedContinuation<Void, Never>] = []
        var observers: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []
    }

    private let state = Mutex(State())

    /// Waits until the gate is open.
    func pass() async {
        await withCheckedContinuation { continuation in
            let (mayPass, observers) = state.withLock { state in
                state.arrived += 1
                let arrived = state.arrived
                let due = state.observers.filter { $0.count <= arrived }
                state.observers.removeAll { $0.count <= arrived }
                if !state.isOpen { state.waiting.append(continuation) }
                return (state.isOpen, due)
            }
            if mayPass { continuation.resume() }
            for observer in observers { observer.continuation.resume() }
        }
    }

    /// Waits until that many have come to the gate.
    func arrivals(_ count: Int) async {
        await withCheckedContinuation { continuation in
            let isThere = state.withLock { state in
                if state.arrived >= count { return true }
                state.observers.append((count, continuation))
                return false
            }
            if isThere { continuation.resume() }
        }
    }

    /// Lets everybody pass.
    func open() {
        let waiting = state.withLock { state in
            state.isOpen = true
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }
}
