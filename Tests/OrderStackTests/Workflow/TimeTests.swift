import Time
import ExpressWorkflows
import JSON
import OrderProcessor
import OrderStack
import PaymentSimulator
import Payments
import Synchronization
import Tables
import Testing

@Suite(.timeLimit(.minutes(1))) struct TimeTests {
    let body = OrderFlow.body("stripe", [("prod-1", 1), ("prod-5", 2)])

    static let writes = [
        "+STATE", "RSV#prod-1", "STATE=paymentRef", "STATE=state:committed",
        "RSV#prod-1=state:consumed", "ORDER#",
    ]

    /// Every write takes so long from the one on that contains a text.
    func slow(from text: String, by delay: Duration) -> TestTable.Plan {
        let isSlow = Mutex(false)
        return { write in
            isSlow.withLock { isSlow in
                isSlow = isSlow || write.contains(text)
                return isSlow ? .delay(delay) : nil
            }
        }
    }

    @Test(arguments: writes, [1, 2, 4, 6, 9, 30])
    func `a slow store never lets an execution reach its own limit`(
        write: String,
        seconds: Int
    ) async throws {
        let flow = try await OrderFlow()
        flow.table.plan(slow(from: write, by: .seconds(seconds)))
        _ = await flow.run(body)
        #expect(try await flow.audit().violations == [])
    }

    @Test(arguments: PaymentOperation.allCases, [1, 2, 4, 6, 9, 30])
    func `a slow processor never lets an execution reach its own limit`(
        operation: PaymentOperation,
        seconds: Int
    ) async throws {
        let flow = try await OrderFlow()
        flow.processor.plan { $0 == operation ? .delay(.seconds(seconds)) : nil }
        _ = await flow.run(body)
        #expect(try await flow.audit().violations == [])
    }

    @Test(arguments: [1, 2, 4, 6, 9, 30])
    func `a slow processor and a slow store together do not either`(seconds: Int) async throws {
        let flow = try await OrderFlow()
        flow.processor.plan { _ in .delay(.seconds(seconds)) }
        flow.table.plan { _ in .delay(.seconds(seconds)) }
        _ = await flow.run(body)
        #expect(try await flow.audit().violations == [])
    }

    @Test func `a slow store and a hundred lines do not either`() async throws {
        let flow = try await OrderFlow(bulk: 100)
        flow.table.plan { _ in .delay(.milliseconds(900)) }
        let answer = try await flow.answer(
            OrderFlow.body("stripe", (1...100).map { ("bulk-\($0)", 1) })
        )
        #expect(answer["error"] == "unavailable")
        #expect(try await flow.audit().violations == [])
    }

    /// The store is locked for five seconds from the first write on that contains a text.
    func locked(_ flow: OrderFlow, from text: String) -> TestTable.Plan {
        let clock = flow.clock
        let end = Mutex<Instant?>(nil)
        return { write in
            end.withLock { end in
                if end == nil, write.contains(text) { end = clock.now.advanced(by: .seconds(5)) }
                guard let end, clock.now < end else { return nil }
                return .delay(clock.now.duration(to: end))
            }
        }
    }

    @Test(arguments: writes)
    func `a store that is locked for five seconds only makes the answer late`(
        write: String
    ) async throws {
        let flow = try await OrderFlow()
        flow.table.plan(locked(flow, from: write))
        let answer = try await flow.answer(body)
        #expect(answer["status"] == "success")
        #expect(answer["payment"]?["status"] == "captured")
        #expect(try await flow.units("prod-1") == [99, 0, 1])
        #expect(try await flow.audit().violations == [])
    }

    @Test(arguments: [
        "STATE=state:aborting", "RSV#prod-1=state:released", "STATE=state:aborted",
    ])
    func `undoing outlasts a store that is locked for five seconds`(write: String) async throws {
        let flow = try await OrderFlow()
        // The processor uses up all of the first phase.
        flow.processor.plan { $0 == .authorize ? .delay(.seconds(30)) : nil }
        flow.table.plan(locked(flow, from: write))
        let answer = try await flow.answer(body)
        #expect(answer["error"] == "unavailable")
        #expect(flow.clock.seconds > 14)
        #expect(try await flow.attempt(answer["orderId"]) == "aborted")
        try await flow.expectUntouched()
    }
}
