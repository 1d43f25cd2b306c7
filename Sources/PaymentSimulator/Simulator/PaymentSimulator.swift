public import Time
public import Payments
import Synchronization

/// A payment processor in the same process, with books of its own.
///
/// It stands for Stripe, PayPal and Apple Pay at once and behaves like Stripe's PaymentIntents:
/// the same states, test methods and decline codes, and at most one effect for each key. Nothing
/// that happens to the orders' database touches its books, so they are what an audit believes.
public struct PaymentSimulator: PaymentProcessor {
    let ledger: any SimulatorLedger
    private let settings: Settings
    private let state = SimulatorState()

    /// How a simulator answers.
    public struct Settings: Sendable {
        /// How long each answer takes.
        public var latency: SimulatedLatency

        /// Which requests go wrong; `nil` for none.
        public var faults: (any SimulatorFaults)?

        /// By what time the simulator waits.
        public var clock: any SimulatorClock

        /// The source of latencies.
        public var random: @Sendable () -> UInt64

        /// Creates settings; by default answers come at once and all requests go well.
        public init(
            latency: SimulatedLatency = .none,
            faults: (any SimulatorFaults)? = nil,
            clock: any SimulatorClock = SystemSimulatorClock(),
            random: @escaping @Sendable () -> UInt64 = { .random(in: .min ... .max) }
        ) {
            self.latency = latency
            self.faults = faults
            self.clock = clock
            self.random = random
        }
    }

    init(ledger: any SimulatorLedger, settings: Settings) {
        self.ledger = ledger
        self.settings = settings
    }

    /// Creates a simulator whose books last as long as the process.
    public static func inMemory(settings: Settings = Settings()) -> PaymentSimulator {
        var random = ClosureRandom(next: settings.random)
        let identity = LedgerIdentity(using: &random)
        return PaymentSimulator(ledger: InMemoryLedger(identity: identity), settings: settings)
    }

    /// Creates a simulator whose books are kept in a file, which is made if there is none.
    ///
    /// A commit survives a crash of the program, not always a loss of power: the books stand for
    /// somebody else's.
    ///
    /// - Throws: ``LedgerFileError`` if the file cannot be used; a file of another kind is left as
    ///   it is.
    public static func open(
        path: String,
        settings: Settings = Settings()
    ) throws(LedgerFileError) -> PaymentSimulator {
        var random = ClosureRandom(next: settings.random)
        let identity = LedgerIdentity(using: &random)
        let ledger = try SQLiteLedger(path: path, newIdentity: identity)
        return PaymentSimulator(ledger: ledger, settings: settings)
    }

    /// Finishes what is under way and closes the books.
    public func close() async {
        await ledger.close()
    }

    /// Makes a payment object without moving money.
    public func prepare(
        _ request: PaymentRequest,
        deadline: Instant
    ) async -> PaymentOutcome {
        await perform(.prepare(request), deadline: deadline)
    }

    /// Holds the amount of a prepared payment.
    public func authorize(
        _ payment: PaymentReference,
        for attempt: PaymentAttempt,
        deadline: Instant
    ) async -> PaymentOutcome {
        await perform(.authorize(payment, attempt), deadline: deadline)
    }

    /// Takes a held amount, whole.
    public func capture(
        _ amount: Money,
        of payment: PaymentReference,
        for attempt: PaymentAttempt,
        deadline: Instant
    ) async -> PaymentOutcome {
        await perform(.capture(payment, amount, attempt), deadline: deadline)
    }

    /// Gives a hold up, or an object that never held anything.
    public func void(
        _ payment: PaymentReference,
        for attempt: PaymentAttempt,
        deadline: Instant
    ) async -> PaymentOutcome {
        await perform(.void(payment, attempt), deadline: deadline)
    }

    /// Gives back a part of what was captured, or all of it.
    public func refund(
        _ amount: Money,
        of payment: PaymentReference,
        for attempt: PaymentAttempt,
        deadline: Instant
    ) async -> PaymentOutcome {
        await perform(.refund(payment, amount, attempt), deadline: deadline)
    }

    /// Tells how a payment stands.
    public func lookup(
        _ payment: PaymentReference,
        deadline: Instant
    ) async -> PaymentLookup {
        do throws(LedgerFailure) {
            let record = try await ledger.payment(payment, deadline: deadline)
            let wait = wait(later: .zero)
            if wait > .zero, !(await answers(after: wait, by: deadline)) {
                return .retryable(.late)
            }
            return record.map(PaymentLookup.found) ?? .missing
        } catch {
            return .retryable(error.reason)
        }
    }

    /// Carries out the requests that ``SimulatorFault/holdBack`` held back, in their order.
    ///
    /// - Returns: What came of each; nobody else learns it.
    @discardableResult
    public func deliverHeldBack() async -> [PaymentOutcome] {
        var outcomes: [PaymentOutcome] = []
        for command in state.takeHeldBack() {
            // Its sender's deadline no longer counts: the request is under way by itself.
            let deadline = settings.clock.now.advanced(by: .seconds(60))
            outcomes.append(await carryOut(command, deadline: deadline))
        }
        return outcomes
    }
}

extension PaymentSimulator {
    // The functions on the way of every request are merged into one: each would have a frame of its
    // own to set up, leave and come back to.

    @inline(__always)
    private func perform(
        _ command: LedgerCommand,
        deadline: Instant
    ) async -> PaymentOutcome {
        switch settings.faults?.fault(for: command.key) {
        case nil:
            return await answer(command, later: .zero, deadline: deadline)
        case .delay(let delay):
            return await answer(command, later: delay, deadline: deadline)
        case .refuse:
            return .retryable(.unavailable)
        case .loseRequest:
            return .unknown(.connectionLost)
        case .loseAnswer:
            _ = await carryOut(command, deadline: deadline)
            return .unknown(.connectionLost)
        case .holdBack:
            return state.holdBack(command) ? .unknown(.connectionLost) : .retryable(.unavailable)
        }
    }

    /// Carries the request out, then lets the answer take its time.
    ///
    /// The effect comes first: where the deadline cuts the wait short, the outcome is unknown
    /// to the caller and has happened nevertheless, as with a slow processor.
    @inline(__always)
    private func answer(
        _ command: LedgerCommand,
        later delay: Duration,
        deadline: Instant
    ) async -> PaymentOutcome {
        let outcome = await carryOut(command, deadline: deadline)
        let wait = wait(later: delay)
        if wait > .zero, !(await answers(after: wait, by: deadline)) { return .unknown(.late) }
        return outcome
    }

    @inline(__always)
    private func carryOut(
        _ command: LedgerCommand,
        deadline: Instant
    ) async -> PaymentOutcome {
        do throws(LedgerFailure) {
            return try await ledger.perform(command, deadline: deadline)
        } catch {
            return error.outcome
        }
    }

    /// How long an answer takes, at least no time.
    private func wait(later delay: Duration) -> Duration {
        guard settings.latency != .none else { return max(delay, .zero) }
        var random = ClosureRandom(next: settings.random)
        return max(settings.latency.draw(using: &random) + delay, .zero)
    }

    /// Waits for as long as an answer takes.
    ///
    /// - Returns: Whether the answer came before the deadline.
    private func answers(after wait: Duration, by deadline: Instant) async -> Bool {
        let arrival = settings.clock.now.advanced(by: wait)
        do {
            try await settings.clock.sleep(until: min(arrival, deadline))
        } catch {
            return false
        }
        return arrival <= deadline
    }
}

/// The requests that have been held back.
private final class SimulatorState: Sendable {
    private let heldBack = Mutex<[LedgerCommand]>([])

    func holdBack(_ command: LedgerCommand) -> Bool {
        heldBack.withLock { commands in
            guard commands.count < Limits.heldBackOperations else { return false }
            commands.append(command)
            return true
        }
    }

    func takeHeldBack() -> [LedgerCommand] {
        heldBack.withLock { commands in
            defer { commands = [] }
            return commands
        }
    }
}

/// Random numbers from a closure.
private struct ClosureRandom: RandomNumberGenerator {
    let source: @Sendable () -> UInt64

    init(next: @escaping @Sendable () -> UInt64) { source = next }

    func next() -> UInt64 { source() }
}
