import PaymentSimulator
import Payments
import Testing
import Time

@Suite(.timeLimit(.minutes(1))) struct SimulatorFaultsTests {
    @Test func `a refused request had no effect and succeeds later`() async throws {
        let fixture = Fixture(faults: [.authorize: [.refuse]])
        let payment = try await fixture.prepared()
        #expect(await fixture.authorize(payment).isRetryable)
        #expect(try await fixture.record(payment).state == .requiresConfirmation)
        #expect(await fixture.authorize(payment).reference == payment)
    }

    @Test func `a lost request had no effect, which nobody knows`() async throws {
        let fixture = Fixture(faults: [.authorize: [.loseRequest]])
        let payment = try await fixture.prepared()
        #expect(await fixture.authorize(payment).isUnknown)
        #expect(try await fixture.record(payment).state == .requiresConfirmation)
    }

    @Test func `a lost answer had its effect, once, however often it is asked for`() async throws {
        let fixture = Fixture(faults: [
            .prepare: [.loseAnswer], .authorize: [.loseAnswer], .capture: [.loseAnswer],
        ])
        #expect(await fixture.prepare(fixture.request()).isUnknown)
        let payment = try await fixture.prepared()
        #expect(await fixture.authorize(payment).isUnknown)
        #expect(await fixture.authorize(payment).reference == payment)
        #expect(await fixture.capture(payment).isUnknown)
        #expect(await fixture.capture(payment).reference == payment)
        #expect(try await fixture.record(payment).captureCount == 1)
        #expect(try await fixture.simulator.payments(ofOrder: "o-1").count == 1)
    }

    @Test func `a request that arrives after the void holds nothing`() async throws {
        let fixture = Fixture(faults: [.authorize: [.holdBack]])
        let payment = try await fixture.prepared()
        #expect(await fixture.authorize(payment).isUnknown)
        #expect(await fixture.void(payment).reference == payment)
        let late = await fixture.simulator.deliverHeldBack()
        #expect(late.map(\.invalidCode) == ["payment_intent_unexpected_state"])
        #expect(try await fixture.record(payment).state == .canceled)
        #expect(await fixture.simulator.deliverHeldBack().isEmpty)
    }

    @Test func `a late capture happens once`() async throws {
        let fixture = Fixture(faults: [.capture: [.holdBack]])
        let payment = try await fixture.prepared()
        _ = await fixture.authorize(payment)
        #expect(await fixture.capture(payment).isUnknown)
        #expect(await fixture.capture(payment).reference == payment)
        #expect(await fixture.simulator.deliverHeldBack().map(\.reference) == [payment])
        #expect(try await fixture.record(payment).captureCount == 1)
    }

    @Test func `an answer after the deadline is unknown, and happened`() async throws {
        let fixture = Fixture(faults: [.authorize: [.delay(.seconds(9))]])
        let payment = try await fixture.prepared()
        let start = fixture.clock.now
        #expect(await fixture.authorize(payment).isUnknown)
        #expect(fixture.clock.now - start == .seconds(5))
        #expect(try await fixture.record(payment).state == .requiresCapture)
    }
}
