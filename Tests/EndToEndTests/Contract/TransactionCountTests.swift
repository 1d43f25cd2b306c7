import JSON
import Payments
import Synchronization
import TablesTesting
import Testing

/// What an order costs, in commits that it waits for.
@Suite(.timeLimit(.minutes(1)))
struct TransactionCountTests {
    @Test func `an order of one line costs six table transactions and three of the ledger`()
        async throws
    {
        let faults = ServiceFaults()
        let writes = Mutex<[String]>([])
        try await OrderService.run(faults) { service in
            faults.planStore { call in
                if call.isWrite { writes.withLock { $0.append(call.summary) } }
                return nil
            }
            let answer = try await service.place(.order([("prod-1", 1)]))
            #expect(answer.status == 200)
        }
        #expect(writes.withLock(\.count) == 6, "\(writes.withLock(\.self))")
        #expect(faults.asked == [.prepare, .authorize, .capture])
    }
}
