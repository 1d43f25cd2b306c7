import ExpressWorkflows
import JSON
import OrderProcessor
import OrderStack
import PaymentSimulator
import Payments
import Synchronization
import Tables
import Testing

@Suite(.timeLimit(.minutes(1))) struct FaultTests {
    let body = OrderFlow.body("stripe", [("prod-1", 1), ("prod-5", 2)])

    /// Does something for the first `count` writes whose summary contains a text.
    func first(_ count: Int, _ text: String, _ fault: TestTable.Fault) -> TestTable.Plan {
        let left = Mutex(count)
        return { write in
            guard write.contains(text) else { return nil }
            return left.withLock { left in
                guard left > 0 else { return nil }
                left -= 1
                return fault
            }
        }
    }

    /// The writes of a good order and of an aborted one.
    static let forwardWrites = [
        "+STATE", "RSV#prod-1", "RSV#prod-5", "STATE=paymentRef", "STATE=state:committed",
    ]
    static let laterWrites = ["RSV#prod-1=state:consumed", "ORDER#"]

    @Test(arguments: forwardWrites + laterWrites)
    func `F5: a write whose answer is lost is repeated without a second effect`(
        write: String
    ) async throws {
        let flow = try await OrderFlow()
        flow.table.plan(first(1, write, .loseAnswer))
        let answer = try await flow.answer(body)
        #expect(answer["status"] == "success")
        #expect(answer["payment"]?["status"] == "captured")
        #expect(try await flow.units("prod-1") == [99, 0, 1])
        #expect(try await flow.units("prod-5") == [98, 0, 2])
        #expect(try await flow.audit().violations == [])
    }

    @Test(arguments: forwardWrites + laterWrites)
    func `a conflict is tried again`(write: String) async throws {
        let flow = try await OrderFlow()
        flow.table.plan(first(1, write, .refuse(.transactionConflict)))
        #expect(try await flow.answer(body)["status"] == "success")
        #expect(try await flow.audit().violations == [])
    }

    @Test(arguments: forwardWrites)
    func `F2, F8: what cannot be written is undone and told as unavailable`(
        write: String
    ) async throws {
        let flow = try await OrderFlow()
        flow.table.plan(first(2, write, .refuse(.throttled)))
        let answer = try await flow.answer(body)
        #expect(answer["error"] == "unavailable")
        #expect(answer["message"]?.string?.contains("nothing was bought") == true)
        #expect(try await flow.attempt(answer["orderId"]) == "aborted")
        try await flow.expectUntouched()
    }

    @Test func `a commit whose answers are all lost is a commit`() async throws {
        let flow = try await OrderFlow()
        flow.table.plan(first(2, "STATE=state:committed", .loseAnswer))
        let answer = try await flow.answer(body)
        #expect(answer["status"] == "success")
        #expect(answer["payment"]?["status"] == "captured")
        #expect(try await flow.order(answer["orderId"])?["paymentStatus"] == "captured")
        #expect(try await flow.audit().violations == [])
    }

    @Test func `nothing is promised where it is not known whether the order exists`() async throws {
        let flow = try await OrderFlow()
        flow.table.plan { write in
            if write.contains("STATE=state:committed") { return .loseAnswer }
            return write.contains("STATE=state:aborting") ? .refuse(.throttled) : nil
        }
        let result = await flow.run(body)
        #expect(result.status == .failed)
        #expect(result.error == "StoreUnavailable")
        let report = try await flow.audit()
        #expect(report.violations == [])
        #expect(report.orderCount == 1 && report.openHoldCount == 1)
    }

    @Test(arguments: [SimulatorFault.loseAnswer, .loseRequest, .refuse])
    func `F5: a processor's lost answer is asked for again, under the same key`(
        fault: SimulatorFault
    ) async throws {
        for operation in [PaymentOperation.prepare, .authorize, .capture] {
            let flow = try await OrderFlow()
            let left = Mutex(1)
            flow.processor.plan { asked in
                guard asked == operation else { return nil }
                return left.withLock { left in
                    defer { left = 0 }
                    return left > 0 ? fault : nil
                }
            }
            let answer = try await flow.answer(body)
            #expect(answer["payment"]?["status"] == "captured")
            let payments = try await flow.simulator.payments(after: nil, limit: 10)
            #expect(payments.map(\.record.captureCount) == [1])
            #expect(try await flow.audit().violations == [])
        }
    }

    @Test(arguments: [PaymentOperation.prepare, .authorize])
    func `a hold of which nobody knows is voided`(operation: PaymentOperation) async throws {
        for fault in [SimulatorFault.loseAnswer, .holdBack, .loseRequest, .refuse] {
            let flow = try await OrderFlow()
            flow.processor.plan { $0 == operation ? fault : nil }
            let answer = try await flow.answer(body)
            #expect(answer["error"] == "unavailable")
            await flow.simulator.deliverHeldBack()
            #expect(try await flow.attempt(answer["orderId"]) == "aborted")
            try await flow.expectUntouched()
        }
    }

    @Test func `a capture that fails is put off, and the order stands`() async throws {
        let flow = try await OrderFlow()
        flow.processor.plan { $0 == .capture ? .refuse : nil }
        let answer = try await flow.answer(body)
        #expect(answer["status"] == "success")
        #expect(answer["payment"]?["status"] == "capture_pending")
        #expect(try await flow.order(answer["orderId"])?["paymentStatus"] == "capture_pending")
        let report = try await flow.audit()
        #expect(report.violations == [])
        #expect(report.openHoldCount == 1)
        #expect(try await flow.units("prod-1") == [99, 0, 1])
    }

    @Test func `whoever cannot be told does not change the order`() async throws {
        let flow = try await OrderFlow()
        flow.invoker.plan { function in
            ["send-confirmation", "update-metrics", "consume-reservations"].contains(function)
                ? TaskFailure(error: "Broken") : nil
        }
        let answer = try await flow.answer(body)
        #expect(answer["payment"]?["status"] == "captured")
        #expect(try await flow.units("prod-1") == [99, 1, 0])
        #expect(try await flow.audit().violations == [])
    }

    @Test func `F9: a throttled reservation is tried again, then unavailable`() async throws {
        let throttled = TaskFailure(
            error: "Lambda.TooManyRequestsException",
            cause: "Rate Exceeded."
        )
        let once = try await OrderFlow()
        let left = Mutex(1)
        once.invoker.plan { function in
            guard function == "reserve-inventory" else { return nil }
            return left.withLock { left in
                left -= 1
                return left >= 0 ? throttled : nil
            }
        }
        #expect(try await once.answer(body)["status"] == "success")

        let always = try await OrderFlow()
        always.invoker.plan { $0 == "reserve-inventory" ? throttled : nil }
        let answer = try await always.answer(body)
        #expect(answer["error"] == "unavailable")
        try await always.expectUntouched()
    }

    @Test func `F8: an unexpected failure of a line releases the others`() async throws {
        let flow = try await OrderFlow()
        flow.table.plan { write in
            write.hasPrefix("+RSV#prod-5 ") ? .refuse(.validation("broken")) : nil
        }
        let result = await flow.run(body)
        #expect(result.status == .failed)
        #expect(result.error == "Inconsistent")
        try await flow.expectUntouched()
    }

    @Test func `F13: a release whose answer is lost adds stock once`() async throws {
        let flow = try await OrderFlow()
        flow.table.plan(first(1, "RSV#prod-1=state:released", .loseAnswer))
        let declined = OrderFlow.body("stripe", [("prod-1", 1)], [("simulateDecline", true)])
        #expect(try await flow.answer(declined)["error"] == "payment_error")
        #expect(try await flow.units("prod-1") == [100, 0, 0])
        try await flow.expectUntouched()
    }

    @Test func `what cannot be undone stays open to be undone later`() async throws {
        let flow = try await OrderFlow()
        flow.processor.plan { $0 == .void ? .refuse : nil }
        flow.table.plan { $0.contains("STATE=state:committed") ? .refuse(.throttled) : nil }
        let answer = try await flow.answer(body)
        #expect(answer["error"] == "unavailable")
        #expect(try await flow.attempt(answer["orderId"]) == "aborting")
        #expect(try await flow.units("prod-1") == [100, 0, 0])
        let report = try await flow.audit()
        #expect(report.violations == [])
        #expect(report.openHoldCount == 1)
    }

    @Test func `an attempt that somebody else aborts is left to them`() async throws {
        let flow = try await OrderFlow()
        flow.invoker.plan { function in
            function == "attach-payment"
                ? TaskFailure(error: "AttemptSuperseded", cause: "{}") : nil
        }
        let result = await flow.run(body)
        #expect(result.status == .failed)
        #expect(result.error == "AttemptSuperseded")
        #expect(!flow.invoker.log.contains("abort-attempt"))
    }
}
