import ExpressWorkflows
import JSON
import OrderProcessor
import OrderStack
import PaymentSimulator
import Payments
import Testing

@Suite(.timeLimit(.minutes(1))) struct StormTests {
    static func body(_ number: Int) -> JSONValue {
        let methods = ["stripe", "paypal", "applepay"]
        let declines: [(String, JSONValue)] = number % 7 == 0 ? [("simulateDecline", true)] : []
        return OrderFlow.body(
            methods[number % 3],
            [("load-1", 1 + number % 3), ("prod-\(1 + number % 8)", 1)],
            declines
        )
    }

    /// That a client was told the truth.
    func check(_ result: ExecutionResult, _ flow: OrderFlow) async throws {
        guard result.status == .succeeded, let answer = result.output else { return }
        let order = try await flow.order(answer["orderId"])
        if answer["status"] == "success" {
            #expect(order != nil)
            let known: [JSONValue?] = ["captured", "capture_pending", "authorized"]
            #expect(known.contains(answer["payment"]?["status"]))
        } else {
            #expect(order == nil)
            let payments = try await flow.simulator.payments(
                ofOrder: answer["orderId"]?.string ?? ""
            )
            #expect(payments.allSatisfy { $0.captureCount == 0 })
        }
    }

    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func `whatever goes wrong, nobody is charged without an order`(seed: UInt64) async throws {
        let flow = try await OrderFlow()
        SeededFaults(seed: seed, percent: 2 * seed).install(in: flow)
        for number in 0..<40 {
            try await check(await flow.run(Self.body(number)), flow)
        }
        await flow.simulator.deliverHeldBack()
        #expect(try await flow.audit().violations == [])
    }

    @Test func `64 orders at once, with faults everywhere, break nothing`() async throws {
        let flow = try await OrderFlow()
        SeededFaults(seed: 64, percent: 5).install(in: flow)
        let results = await withTaskGroup(of: ExecutionResult.self) { group in
            for number in 0..<64 {
                group.addTask { await flow.engine.execute(Self.body(number)) }
            }
            return await group.reduce(into: [ExecutionResult]()) { $0.append($1) }
        }
        await flow.simulator.deliverHeldBack()
        for result in results { try await check(result, flow) }
        #expect(results.count == 64)
        #expect(try await flow.audit().violations == [])
    }
}
