import Time
import PaymentSimulator
import Payments
import Testing

/// A simulator with one order that is to be paid.
struct Fixture {
    let clock = ManualClock()
    let simulator: PaymentSimulator
    let attempt = PaymentAttempt(orderID: "o-1")
    let amount = Money(minorUnits: 149_97, currency: .usd)

    init(
        faults: [PaymentOperation: [SimulatorFault]] = [:],
        latency: SimulatedLatency = .none
    ) {
        simulator = .inMemory(
            settings: .init(latency: latency, faults: FaultPlan(faults), clock: clock) { 42 }
        )
    }

    init(_ simulator: PaymentSimulator) { self.simulator = simulator }

    var deadline: Instant { clock.now.advanced(by: .seconds(5)) }

    func request(
        _ method: PaymentMethod = .stripe,
        credential: String? = nil,
        amount: Money? = nil,
        simulatesDecline: Bool = false
    ) -> PaymentRequest {
        PaymentRequest(
            attempt: attempt,
            method: method,
            amount: amount ?? self.amount,
            credential: credential.map { PaymentCredential($0) },
            simulatesDecline: simulatesDecline
        )
    }

    func prepare(_ request: PaymentRequest) async -> PaymentOutcome {
        await simulator.prepare(request, deadline: deadline)
    }

    func prepared(_ request: PaymentRequest? = nil) async throws -> PaymentReference {
        try #require(await prepare(request ?? self.request()).reference)
    }

    func authorize(_ payment: PaymentReference) async -> PaymentOutcome {
        await simulator.authorize(payment, for: attempt, deadline: deadline)
    }

    func capture(_ payment: PaymentReference, _ amount: Money? = nil) async -> PaymentOutcome {
        await simulator.capture(
            amount ?? self.amount,
            of: payment,
            for: attempt,
            deadline: deadline
        )
    }

    func void(_ payment: PaymentReference) async -> PaymentOutcome {
        await simulator.void(payment, for: attempt, deadline: deadline)
    }

    func record(_ payment: PaymentReference) async throws -> PaymentRecord {
        guard case .found(let record) = await simulator.lookup(payment, deadline: deadline) else {
            throw MissingPayment()
        }
        return record
    }

    struct MissingPayment: Error {}
}

extension PaymentOutcome {
    /// The object, if it is done.
    var reference: PaymentReference? {
        if case .ok(let reference) = self { reference } else { nil }
    }

    /// The code, if it was refused as wrong.
    var invalidCode: String? {
        if case .invalid(let reason) = self { reason.code } else { nil }
    }

    /// The code, if it was declined.
    var declineCode: String? {
        if case .declined(let reason) = self { reason.code } else { nil }
    }

    /// Whether it is not known what happened.
    var isUnknown: Bool {
        if case .unknown = self { true } else { false }
    }

    /// Whether nothing happened and it may be tried again.
    var isRetryable: Bool {
        if case .retryable = self { true } else { false }
    }
}
