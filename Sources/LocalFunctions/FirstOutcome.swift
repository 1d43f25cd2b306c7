import Synchronization

/// An outcome that several may give and one awaits.
///
/// The first to give it wins, and alone resumes who waits.
package final class FirstOutcome<Value: Sendable>: Sendable {
    private enum Phase {
        case open
        case awaited(CheckedContinuation<Value, Never>)
        case finished(Value)
        case taken
    }

    private let phase = Mutex(Phase.open)

    package init() {}

    /// Gives the outcome, unless there is one.
    package func finish(with value: Value) {
        let waiter: CheckedContinuation<Value, Never>? = phase.withLock { phase in
            switch phase {
            case .open:
                phase = .finished(value)
                return nil
            case .awaited(let waiter):
                phase = .taken
                return waiter
            case .finished, .taken:
                return nil
            }
        }
        waiter?.resume(returning: value)
    }

    /// Waits for the outcome; once.
    package func value() async -> Value {
        await withCheckedContinuation { continuation in
            let value: Value? = phase.withLock { phase in
                switch phase {
                case .open:
                    phase = .awaited(continuation)
                    return nil
                case .finished(let value):
                    phase = .taken
                    return value
                case .awaited, .taken:
                    preconditionFailure("An outcome is awaited once")
                }
            }
            if let value { continuation.resume(returning: value) }
        }
    }
}
