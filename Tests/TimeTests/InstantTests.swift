import Testing
import Time

@Suite struct InstantTests {
    @Test func `time never goes back`() {
        var last = Instant.now
        for _ in 0..<1_000 {
            let now = Instant.now
            #expect(now >= last)
            last = now
        }
    }

    @Test func `it runs as fast as the continuous clock`() async throws {
        let start = (Instant.now, ContinuousClock.now)
        try await (Instant.now + .milliseconds(30)).sleep()
        let end = (Instant.now, ContinuousClock.now)
        let difference = (end.0 - start.0) - (end.1 - start.1)
        #expect(end.0 - start.0 >= .milliseconds(30))
        #expect(difference < .milliseconds(20) && difference > .milliseconds(-20))
    }

    @Test func `sums and differences agree`() {
        let start = Instant(sinceStart: .seconds(10))
        #expect(start + .seconds(5) == Instant(sinceStart: .seconds(15)))
        #expect(start - .seconds(5) == Instant(sinceStart: .seconds(5)))
        #expect(start.advanced(by: .seconds(-1)) < start)
        #expect((start + .milliseconds(1)) - start == .milliseconds(1))
        #expect(start.duration(to: start - .seconds(2)) == .seconds(-2))
        var moment = start
        moment += .seconds(3)
        #expect(moment - start == .seconds(3))
        moment -= .seconds(4)
        #expect(moment - start == .seconds(-1))
    }

    @Test func `a moment that has passed ends the wait at once`() async throws {
        let past = Instant.now - .seconds(60)
        try await past.sleep()
        #expect(past < Instant.now)
    }

    @Test func `a cancelled task waits no longer`() async {
        let task = Task { try await (Instant.now + .seconds(600)).sleep() }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }
}
