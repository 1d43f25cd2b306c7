import Time
import Gateway
import Testing

@Suite struct ConnectionStateMachineTests {
    private let start = Instant.now

    private func machine() -> ConnectionStateMachine {
        var limits = ConnectionStateMachine.Limits()
        limits.headTime = .seconds(60)
        limits.bodyTime = .seconds(30)
        limits.answerTime = .seconds(20)
        limits.stoppingTime = .seconds(3)
        limits.discardedByteCount = 1_000
        return ConnectionStateMachine(limits: limits, now: start)
    }

    private func at(_ seconds: Int) -> Instant { start + .seconds(seconds) }

    @Test func `a connection without a head is closed`() {
        let machine = machine()
        #expect(machine.timerFired(now: at(20)) == .sleep(until: at(60)))
        #expect(machine.timerFired(now: at(60)) == .close)
    }

    @Test func `a body must end in time however it trickles`() {
        var machine = machine()
        machine.headCame(now: at(5))
        #expect(machine.bodyCame(byteCount: 1) == .none)
        #expect(machine.timerFired(now: at(34)) == .sleep(until: at(35)))
        #expect(machine.timerFired(now: at(35)) == .close)
    }

    @Test func `a stopping server waits little for what a client owes`() {
        var machine = machine()
        machine.headCame(now: at(5))
        #expect(machine.serverStops(now: at(10)) == .seconds(3))
        #expect(machine.timerFired(now: at(12)) == .sleep(until: at(13)))
        #expect(machine.timerFired(now: at(13)) == .close)
    }

    @Test func `a stopping server lets its own work take its time`() {
        var machine = machine()
        machine.headCame(now: at(1))
        machine.requestEnded(now: at(2))
        #expect(machine.serverStops(now: at(3)) == .seconds(3))
        #expect(machine.timerFired(now: at(1_000)) == .sleepAgain)
        // The client's time is short even so.
        machine.answerBegins(now: at(1_000))
        #expect(machine.timerFired(now: at(1_002)) == .sleep(until: at(1_003)))
        #expect(machine.timerFired(now: at(1_003)) == .close)
    }

    @Test func `no time passes for the client while the gateway works`() {
        var machine = machine()
        machine.headCame(now: at(1))
        machine.requestEnded(now: at(2))
        #expect(machine.timerFired(now: at(1_000)) == .sleepAgain)
    }

    @Test func `an answer must be taken in time`() {
        var machine = machine()
        machine.headCame(now: at(1))
        machine.requestEnded(now: at(2))
        machine.answerBegins(now: at(10))
        machine.answerEnded()
        #expect(machine.timerFired(now: at(29)) == .sleep(until: at(30)))
        #expect(machine.timerFired(now: at(30)) == .close)
        machine.answerTaken(now: at(30))
        #expect(machine.timerFired(now: at(30)) == .sleep(until: at(90)))
    }

    @Test func `an idle connection is closed`() {
        var machine = machine()
        machine.headCame(now: at(1))
        machine.requestEnded(now: at(2))
        machine.answerBegins(now: at(3))
        machine.answerEnded()
        machine.answerTaken(now: at(3))
        #expect(machine.timerFired(now: at(62)) == .sleep(until: at(63)))
        #expect(machine.timerFired(now: at(63)) == .close)
    }

    @Test func `only so much of a refused body is read in vain`() {
        var machine = machine()
        machine.headCame(now: at(0))
        #expect(machine.bodyCame(byteCount: 5_000) == .none)
        machine.answerBegins(now: at(1))
        machine.answerEnded()
        machine.answerTaken(now: at(1))
        #expect(machine.bodyCame(byteCount: 1_000) == .none)
        #expect(machine.bodyCame(byteCount: 1) == .close)
        #expect(machine.timerFired(now: at(30)) == .close)
    }

    @Test func `a request behind a request gets its own time`() {
        var machine = machine()
        machine.headCame(now: at(0))
        machine.requestEnded(now: at(0))
        machine.headCame(now: at(5))
        #expect(machine.timerFired(now: at(20)) == .sleep(until: at(35)))
        machine.requestEnded(now: at(6))
        machine.answerBegins(now: at(7))
        machine.answerEnded()
        machine.answerTaken(now: at(8))
        #expect(machine.timerFired(now: at(50)) == .sleepAgain)
    }
}
