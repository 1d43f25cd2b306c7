import Functions
import JSON
import OrderProcessor
import OrderStack
import PaymentSimulator
import Payments
import StatesLanguage
import Tables
import TablesTesting
import Testing

/// The faults of the published sample that show when something goes wrong, over HTTP.
@Suite(.timeLimit(.minutes(3)))
struct InjectedFaultTests {
    private let order = JSONValue.order([("prod-1", 1), ("prod-5", 2)])

    private func expectUnavailable(_ answer: TestClient.Answer) throws {
        #expect(answer.status == 503)
        #expect(answer.header("retry-after") == "1")
        let body = try answer.json
        #expect(body["status"] == "error")
        #expect(body["error"] == "unavailable")
    }

    @Test(arguments: [(TableError.throttled, 503), (.validation("broken"), 500)])
    func `F2: an order that cannot be saved is no success, and charges nothing`(
        error: TableError,
        status: Int
    ) async throws {
        let faults = ServiceFaults()
        faults.planStore { $0.isCommit ? .fail(error) : nil }
        let order = order
        try await OrderService.run(faults) { service in
            let answer = try await service.place(order)
            #expect(answer.status == status)
            #expect(try answer.json["status"] == "error")
            #expect(faults.asked.contains(.authorize) && !faults.asked.contains(.capture))
            #expect(faults.asked.contains(.void))
            #expect(try await service.available("prod-1") == 100)
            #expect(try await service.available("prod-5") == 100)
            try await AuditReading.of(service.database).expectUntouched()
        }
    }

    @Test func `F3: an execution that times out is a 504, never a 200`() async throws {
        #expect((OrderWorkflow.definition.timeoutSeconds ?? .max) <= 25)
        var definition = OrderWorkflow.definition
        definition.timeoutSeconds = 1
        let faults = ServiceFaults()
        faults.planProcessor { _ in .delay(.seconds(30)) }
        let order = order
        try await OrderService.run(
            faults,
            stack: OrderApplication.stack(running: definition)
        ) { service in
            let answer = try await service.place(order)
            #expect(answer.status == 504)
            #expect(try answer.json["error"] == "internal_error")
            let report = try await AuditReading.of(service.database).report
            #expect(report["orders"] == 0 && report["capturedOrders"] == 0)
        }
    }

    @Test func `F5: what is repeated because its answer was lost has one effect`() async throws {
        let faults = ServiceFaults()
        let (reserving, opening, saving, selling) = (
            Countdown(1), Countdown(1), Countdown(1), Countdown(1)
        )
        faults.planStore { call in
            if call.moves("prod-1"), reserving.take() { return .loseAnswer }
            if call.summary == "put STATE", opening.take() { return .loseAnswer }
            if call.isCommit, saving.take() { return .loseAnswer }
            return call.summary.contains(" ITEM#") && selling.take() ? .loseAnswer : nil
        }
        let (preparing, holding, capturing) = (Countdown(1), Countdown(1), Countdown(1))
        faults.planProcessor { operation in
            let occasion =
                switch operation {
                case .prepare: preparing
                case .authorize: holding
                default: capturing
                }
            return occasion.take() ? .loseAnswer : nil
        }
        let order = order
        try await OrderService.run(faults) { service in
            let answer = try await service.place(order)
            #expect(answer.status == 200)
            #expect(try answer.json["payment"]?["status"] == "captured")
            #expect(faults.count == 7)
            let payments = try await service.simulator.payments(after: nil, limit: 10)
            #expect(payments.map(\.record.captureCount) == [1])
            #expect(try await service.available("prod-1") == 99)
            #expect(try await service.available("prod-5") == 98)
            let report = try await AuditReading.of(service.database).report
            #expect(report["orders"] == 1 && report["reserved"] == 0)
            #expect(report["capturedAmount"] == ["USD": 149.97])
        }
    }

    @Test func `F8: a failure of the Map releases every line`() async throws {
        let faults = ServiceFaults()
        faults.planStore { $0.moves("prod-5") ? .fail(.validation("broken")) : nil }
        let order = order
        try await OrderService.run(faults) { service in
            let answer = try await service.place(order)
            #expect(answer.status == 500)
            #expect(try answer.json["error"] == "internal_error")
            #expect(try await service.available("prod-1") == 100)
            try await AuditReading.of(service.database).expectUntouched()
        }
    }

    @Test func `F9: a throttled reservation is tried again, then unavailable`() async throws {
        let faults = ServiceFaults()
        let once = Countdown(1)
        let order = order
        try await OrderService.run(faults) { service in
            faults.planFunctions { $0 == "reserve-inventory" && once.take() ? .throttled : nil }
            #expect(try await service.place(order).status == 200)

            faults.planFunctions { $0 == "reserve-inventory" ? .throttled : nil }
            try expectUnavailable(try await service.place(order))
            let report = try await AuditReading.of(service.database).report
            #expect(report["orders"] == 1 && report["openHolds"] == 0 && report["reserved"] == 0)
        }
    }

    @Test func `F12: too many requests stay 429, and what is unavailable 503`() async throws {
        let faults = ServiceFaults()
        faults.planProcessor { $0 == .prepare ? .delay(.milliseconds(500)) : nil }
        let order = order
        try await OrderService.run(faults, executionCount: 1) { service in
            async let running = service.place(order)
            while faults.asked.isEmpty { await Task.yield() }
            let turnedAway = try await service.place(order)
            #expect(turnedAway.status == 429)
            #expect(turnedAway.header("retry-after") == "1")
            #expect(try turnedAway.json["error"] == "too_many_requests")
            #expect(try await running.status == 200)

            faults.planProcessor { _ in .refuse }
            try expectUnavailable(try await service.place(order))
        }
    }

    @Test func `F13: what is released twice comes back once`() async throws {
        let faults = ServiceFaults()
        // The first move of these units reserves them, the second releases them.
        let reserving = Countdown(1)
        let releasing = Countdown(1)
        faults.planStore { call in
            guard call.moves("prod-1"), !reserving.take() else { return nil }
            return releasing.take() ? .loseAnswer : nil
        }
        let declined = JSONValue.order([("prod-1", 7)], adding: [("simulateDecline", true)])
        try await OrderService.run(faults) { service in
            #expect(try await service.place(declined).status == 400)
            #expect(faults.count == 1)
            #expect(try await service.available("prod-1") == 100)
            try await AuditReading.of(service.database).expectUntouched()
        }
    }
}
