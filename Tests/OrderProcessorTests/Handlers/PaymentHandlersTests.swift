import Functions
import JSON
import OrderProcessor
import PaymentSimulator
import Payments
import Synchronization
import Tables
import Testing

@Suite(.timeLimit(.minutes(1))) struct PaymentHandlersTests {
    let order = SampleOrder()

    @Test func `a payment is made, held, and taken`() async throws {
        let shop = try await Shop()
        let payment = try await shop.commit()
        for _ in 0..<2 {
            let answer = try await shop.call("capture-payment", order.step(payment))
            #expect(answer == ["status": "captured"])
        }
        #expect(try await shop.item("ORDER#o-1", "ORDER#o-1")?["paymentStatus"] == "captured")
        let records = try await shop.simulator.payments(ofOrder: "o-1")
        #expect(records.map(\.captured.minorUnits) == [149_97])
    }

    @Test(arguments: [
        ("stripe", "paymentMethodId"), ("paypal", "orderId"), ("applepay", "token"),
    ])
    func `each method has a member of its own for what the client hands over`(
        method: String,
        member: String
    ) async throws {
        let shop = try await Shop()
        let declining = method == "paypal" ? "INSTRUMENT_DECLINED" : "pm_card_chargeDeclined"
        let payment: JSONValue = ["processor": JSONValue(method)]
        let input = order.preparation(payment.setting(member, to: JSONValue(declining)))
        let answer = try await shop.call("prepare-payment", input)
        let reference = try #require(answer["paymentRef"])
        let step = order.step(reference).setting("processor", to: JSONValue(method))
        #expect(await shop.failure("authorize-payment", step) == "PaymentDeclined")
    }

    @Test func `F6: a decline has its own name and tells the code`() async throws {
        let shop = try await Shop()
        let input = order.preparation().setting("simulateDecline", to: true)
        let answer = try await shop.call("prepare-payment", input)
        let reference = try #require(answer["paymentRef"])
        let error = await #expect(throws: OrderError.self) {
            try await shop.call("authorize-payment", order.step(reference))
        }
        #expect(error?.errorType == "PaymentDeclined")
        #expect(error?.errorMessage == "generic_decline: The payment was declined")
    }

    @Test func `an unknown card and a card that needs its owner have names of their own`()
        async throws
    {
        let shop = try await Shop()
        let unknown = order.preparation(["processor": "stripe", "paymentMethodId": "pm_nothing"])
        #expect(await shop.failure("prepare-payment", unknown) == "PaymentInvalid")
        let secure = order.preparation([
            "processor": "stripe", "paymentMethodId": "pm_card_threeDSecure2Required",
        ])
        let answer = try await shop.call("prepare-payment", secure)
        let step = order.step(try #require(answer["paymentRef"]))
        #expect(await shop.failure("authorize-payment", step) == "PaymentActionRequired")
    }

    @Test(arguments: [
        (SimulatorFault.refuse, "PaymentUnavailable"), (.loseAnswer, "PaymentUnknown"),
        (.loseRequest, "PaymentUnknown"),
    ])
    func `what may pass has a name that is retried`(
        fault: SimulatorFault,
        name: String
    ) async throws {
        let shop = try await Shop(faults: FaultOnce(.authorize, fault))
        let payment = try await shop.prepare()
        #expect(await shop.failure("authorize-payment", order.step(payment)) == name)
        #expect(OrderErrorNames.transient.contains(name))
        #expect(await shop.failure("authorize-payment", order.step(payment)) == nil)
    }

    @Test func `a void gives the hold up, and may be repeated`() async throws {
        let shop = try await Shop()
        let payment = try await shop.prepare()
        try await shop.call("authorize-payment", order.step(payment))
        for _ in 0..<2 {
            let answer = try await shop.call("void-payment", order.step(payment))
            #expect(answer == ["status": "voided"])
        }
        #expect(try await shop.simulator.payments(ofOrder: "o-1").map(\.state) == [.canceled])
    }

    @Test func `a capture that is put off is noted, but never over a capture`() async throws {
        let shop = try await Shop()
        let payment = try await shop.commit()
        let put = try await shop.call("defer-capture", order.reference)
        #expect(put == ["status": "capture_pending"])
        try await shop.call("capture-payment", order.step(payment))
        let late = try await shop.call("defer-capture", order.reference)
        #expect(late == ["status": "captured"])
    }

    @Test func `a capture of an order that is not there is told`() async throws {
        let shop = try await Shop()
        let payment = try await shop.prepare()
        try await shop.call("authorize-payment", order.step(payment))
        #expect(await shop.failure("defer-capture", order.reference) == "Inconsistent")
    }
}

/// Lets one request go wrong.
final class FaultOnce: SimulatorFaults {
    private let operation: PaymentOperation
    private let planned: Mutex<SimulatorFault?>

    init(_ operation: PaymentOperation, _ fault: SimulatorFault) {
        self.operation = operation
        planned = Mutex(fault)
    }

    func fault(for key: OperationKey) -> SimulatorFault? {
        guard key.operation == operation else { return nil }
        return planned.withLock { planned in
            defer { planned = nil }
            return planned
        }
    }
}
