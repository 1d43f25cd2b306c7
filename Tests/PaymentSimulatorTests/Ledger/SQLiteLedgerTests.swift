import Foundation
import PaymentSimulator
import Payments
import Testing
import Time

@Suite(.timeLimit(.minutes(1))) struct SQLiteLedgerTests {
    let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    var path: String { directory.file("orders.payments.sqlite") }

    @Test func `books are kept from one opening to the next`() async throws {
        let first = Fixture(try PaymentSimulator.open(path: path))
        let payment = try await first.prepared()
        _ = await first.authorize(payment)
        let identity = try await first.simulator.pairingID()
        await first.simulator.close()

        let second = Fixture(try PaymentSimulator.open(path: path))
        #expect(try await second.simulator.pairingID() == identity)
        #expect(try await second.prepared() == payment)
        #expect(await second.capture(payment).reference == payment)
        #expect(try await second.record(payment).captureCount == 1)
        await second.simulator.close()
    }

    @Test func `all states and amounts survive`() async throws {
        let fixture = Fixture(try PaymentSimulator.open(path: path))
        let payment = try await fixture.prepared(fixture.request(.applepay))
        _ = await fixture.authorize(payment)
        _ = await fixture.capture(payment)
        let amount = Money(minorUnits: 1, currency: .usd)
        for _ in 0..<2 {
            let outcome = await fixture.simulator.refund(
                amount,
                of: payment,
                for: fixture.attempt,
                deadline: fixture.deadline
            )
            #expect(outcome.reference == payment)
        }
        let record = try await fixture.record(payment)
        #expect(record.method == .applepay)
        #expect(record.state == .succeeded)
        #expect(record.captured == fixture.amount)
        #expect(record.refunded == amount)
        #expect(record.attempt == fixture.attempt)
        await fixture.simulator.close()
    }

    @Test func `another reader sees what was answered`() async throws {
        let fixture = Fixture(try PaymentSimulator.open(path: path))
        let payment = try await fixture.prepared()
        _ = await fixture.authorize(payment)

        let file = try LedgerFile(path: path)
        let page = try await file.payments(after: nil, limit: 10)
        #expect(page.map(\.record.state) == [.requiresCapture])
        #expect(try await file.payments(after: page.last?.position, limit: 10).isEmpty)
        #expect(try await file.payments(ofOrder: "o-1").map(\.reference) == [payment])
        #expect(try await file.payments(ofOrder: "o").isEmpty)
        #expect(try await file.pairingID() == fixture.simulator.pairingID())
        await fixture.simulator.close()
    }

    @Test func `one key has one effect, whoever asks at the same time`() async throws {
        let fixture = Fixture(try PaymentSimulator.open(path: path))
        let payments = await withTaskGroup(of: PaymentReference?.self) { group in
            for _ in 0..<64 {
                group.addTask {
                    let payment = await fixture.prepare(fixture.request()).reference
                    guard let payment else { return nil }
                    _ = await fixture.authorize(payment)
                    return await fixture.capture(payment).reference
                }
            }
            return await group.reduce(into: Set()) { $0.insert($1) }
        }
        let payment = try #require(payments.first ?? nil)
        #expect(payments.count == 1)
        #expect(try await fixture.record(payment).captureCount == 1)
        await fixture.simulator.close()
    }

    @Test func `what another process did to a payment counts`() async throws {
        let simulators = [
            Fixture(try PaymentSimulator.open(path: path)),
            Fixture(try PaymentSimulator.open(path: path)),
        ]
        // Each remembers the payment, until the other one has changed it.
        let payment = try await simulators[0].prepared()
        #expect(try await simulators[1].prepared() == payment)
        #expect(await simulators[0].authorize(payment).reference == payment)
        #expect(await simulators[1].capture(payment).reference == payment)
        #expect(await simulators[0].capture(payment).reference == payment)
        #expect(try await simulators[0].record(payment).captureCount == 1)
        for fixture in simulators { await fixture.simulator.close() }
    }

    @Test(arguments: [
        "pi_", "pi_0123456789abcdef_1", "pi_%_0", "pi_%_01", "pi_%_+1", "pi_%_", "%_1",
        "pi_%_99999999999999999999", "pi_%_1x",
    ])
    func `only a reference as the ledger writes it names a payment`(form: String) async throws {
        let fixture = Fixture(try PaymentSimulator.open(path: path))
        let payment = try await fixture.prepared()
        let identity = try await fixture.simulator.pairingID()
        #expect(payment.id == "pi_\(identity)_1")
        let reference = PaymentReference(form.replacing("%", with: identity))
        #expect(await fixture.authorize(reference).reference == nil)
        #expect(await fixture.authorize(payment).reference == payment)
        await fixture.simulator.close()
    }

    @Test func `a deadline that has passed has no effect`() async throws {
        let fixture = Fixture(try PaymentSimulator.open(path: path))
        let outcome = await fixture.simulator.prepare(
            fixture.request(),
            deadline: .now.advanced(by: .seconds(-1))
        )
        #expect(outcome.isRetryable)
        #expect(try await fixture.simulator.payments(ofOrder: "o-1").isEmpty)
        await fixture.simulator.close()
    }

    @Test func `a closed ledger does nothing`() async throws {
        let fixture = Fixture(try PaymentSimulator.open(path: path))
        await fixture.simulator.close()
        #expect(await fixture.prepare(fixture.request()).isRetryable)
    }

    @Test func `a foreign file is refused and left as it is`() throws {
        let content = Data("not a database, but somebody's letter".utf8)
        try content.write(to: URL(filePath: path))
        let error = try #require(throws: LedgerFileError.self) {
            _ = try PaymentSimulator.open(path: path)
        }
        #expect("\(error)".contains(path))
        #expect(try Data(contentsOf: URL(filePath: path)) == content)
    }

    @Test func `a missing ledger is not made by reading`() {
        #expect(throws: LedgerFileError.self) { _ = try LedgerFile(path: path) }
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test func `a directory that is not there is named`() throws {
        let path = directory.file("missing/orders.payments.sqlite")
        let error = try #require(throws: LedgerFileError.self) {
            _ = try PaymentSimulator.open(path: path)
        }
        #expect("\(error)".contains(path))
    }
}
