import PaymentSimulator
import Payments
import Testing
import Time

@Suite(.timeLimit(.minutes(1))) struct SimulatedLatencyTests {
    @Test func `no latency, no wait`() async throws {
        let fixture = Fixture()
        let start = fixture.clock.now
        _ = try await fixture.prepared()
        #expect(fixture.clock.now == start)
    }

    @Test func `each answer takes its time`() async throws {
        let fixture = Fixture(latency: SimulatedLatency(milliseconds: 100...300))
        let start = fixture.clock.now
        let payment = try await fixture.prepared()
        let afterOne = fixture.clock.now
        #expect((.milliseconds(100) ... .milliseconds(300)).contains(afterOne - start))
        _ = await fixture.authorize(payment)
        #expect((.milliseconds(100) ... .milliseconds(300)).contains(fixture.clock.now - afterOne))
    }

    @Test func `a fixed latency is exact`() async throws {
        let fixture = Fixture(latency: SimulatedLatency(milliseconds: 250...250))
        let start = fixture.clock.now
        _ = try await fixture.prepared()
        #expect(fixture.clock.now - start == .milliseconds(250))
    }

    @Test func `a cancelled wait leaves the outcome unknown`() async {
        let fixture = Fixture(latency: SimulatedLatency(milliseconds: 1...1))
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return await fixture.prepare(fixture.request())
        }
        #expect(await task.value.isUnknown)
    }
}
