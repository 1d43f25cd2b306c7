import Synchronization

/// Whether requests can be served: not before the server listens, and not once it stops.
final class Readiness: Sendable {
    private enum Phase {
        case starting
        case serving
        case stopping
    }

    private let phase = Mutex(Phase.starting)

    /// Whether requests can be served.
    var isReady: Bool { phase.withLock { $0 == .serving } }

    /// Whether requests could ever be served.
    var hasBeenReady: Bool { phase.withLock { $0 != .starting } }

    /// The server listens.
    func begin() {
        phase.withLock { if $0 == .starting { $0 = .serving } }
    }

    /// The server stops.
    func end() {
        phase.withLock { $0 = .stopping }
    }
}
