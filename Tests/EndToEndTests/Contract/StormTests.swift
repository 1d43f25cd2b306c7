import Functions
import JSON
import PaymentSimulator
import Payments
import Synchronization
import Tables
import TablesTesting
import Testing

/// Everything that can go wrong goes wrong at once, over HTTP.
@Suite(.timeLimit(.minutes(3)))
struct StormTests {
    private static let orderCount = 64

    /// Draws the same faults for the same seed.
    private final class Dice: Sendable {
        private let state: Mutex<UInt64>

        init(seed: UInt64) { state = Mutex(seed) }

        /// One of several faults, in `percent` of all cases.
        func pick<Fault>(_ faults: [Fault], percent: UInt64) -> Fault? {
            guard next() % 100 < percent else { return nil }
            return faults[Int(next() % UInt64(faults.count))]
        }

        /// SplitMix64.
        private func next() -> UInt64 {
            state.withLock { state in
                state &+= 0x9E37_79B9_7F4A_7C15
                var mixed = state
                mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
                mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
                return mixed ^ (mixed >> 31)
            }
        }
    }

    private static func order(_ number: Int) -> JSONValue {
        let methods = ["stripe", "paypal", "applepay"]
        return .order(
            [("load-\(1 + number % 3)", 1 + number % 2), ("prod-\(1 + number % 8)", 1)],
            by: methods[number % 3],
            customer: "storm-\(number)",
            adding: number % 7 == 0 ? [("simulateDecline", true)] : []
        )
    }

    private static func storm(seed: UInt64) -> ServiceFaults {
        let dice = Dice(seed: seed)
        let faults = ServiceFaults()
        faults.planStore { call in
            guard call.isWrite else { return nil }
            return dice.pick(
                [.fail(.transactionConflict), .fail(.throttled), .loseAnswer],
                percent: 8
            )
        }
        faults.planFunctions { _ in dice.pick([.throttled], percent: 5) }
        // An answer eight seconds late comes after its caller has given up.
        faults.planProcessor { _ in
            dice.pick(
                [.refuse, .loseRequest, .loseAnswer, .holdBack, .delay(.seconds(8))],
                percent: 8
            )
        }
        return faults
    }

    @Test func `64 orders at once, with faults everywhere, leave the books in order`()
        async throws
    {
        let faults = Self.storm(seed: 12)
        try await OrderService.run(faults) { service in
            let answers = try await withThrowingTaskGroup(of: TestClient.Answer.self) { group in
                for number in 0..<Self.orderCount {
                    group.addTask { try await service.place(Self.order(number)) }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(answers.count == Self.orderCount)
            #expect(faults.count > Self.orderCount / 2, "that was no storm")
            faults.planStore { _ in nil }
            faults.planFunctions { _ in nil }
            await service.simulator.deliverHeldBack()
            for answer in answers { try await Self.check(answer, service) }
            // Who was not harmed got the order.
            #expect(answers.contains { $0.status == 200 })
            _ = try await AuditReading.of(service.database)
            faults.planProcessor { _ in nil }
            #expect(try await service.place(.order([("prod-1", 1)])).status == 200)
        }
    }

    /// That a client was told the truth.
    private static func check(_ answer: TestClient.Answer, _ service: OrderService) async throws {
        let body = try answer.json
        let id = body["orderId"]?.string
        switch answer.status {
        case 200:
            let stored = try await order(try #require(id), at: service)
            #expect(stored.status == 200)
            #expect(try stored.json["total"] == body["total"])
            let known: [JSONValue?] = ["captured", "capture_pending", "authorized"]
            #expect(known.contains(body["payment"]?["status"]))
        case 400, 503:
            #expect(body["error"] == (answer.status == 400 ? "payment_error" : "unavailable"))
            if answer.status == 503 {
                #expect(answer.header("retry-after") == "1")
            }
            guard let id else { return }
            #expect(try await order(id, at: service).status == 404)
            let payments = try await service.simulator.payments(ofOrder: id)
            #expect(payments.allSatisfy { $0.captureCount == 0 })
        default:
            // It is not known whether the order exists: nothing is promised.
            #expect(answer.status == 500, "\(answer.status) \(body)")
            #expect(body["error"] == "internal_error")
        }
    }

    private static func order(
        _ id: String,
        at service: OrderService
    ) async throws -> TestClient.Answer {
        try await TestClient.with(port: service.port) { try await $0.get("/orders/\(id)") }
    }
}
