import JSON
import PaymentSimulator
import Tables
import TablesTesting
import Testing

@Suite(.timeLimit(.minutes(2)))
struct ExecutionCommandTests {
    private static let secret = "tok_secret_of_the_customer"

    private func orders(_ arguments: [String], at port: Int) async throws -> String {
        let outcome = try await ProductExecutable.orders.run(
            arguments + ["--url", "http://127.0.0.1:\(port)"]
        )
        #expect(outcome.status == 0, "\(outcome.errors)")
        return outcome.output
    }

    @Test func `executions are found by customer and by failure, and shown state by state`()
        async throws
    {
        let faults = ServiceFaults()
        try await OrderService.run(faults) { service in
            _ = try await service.place(.order([("prod-1", 1)], customer: "alice"))
            faults.planStore { $0.moves("prod-2") ? .fail(.validation("broken")) : nil }
            _ = try await service.place(.order([("prod-2", 1)], customer: "bob"))

            let all = try await orders(["executions"], at: service.port)
            #expect(all.contains("SUCCEEDED  alice") && all.contains("bob"), "\(all)")
            let named = try await orders(["executions", "--name", "ali"], at: service.port)
            #expect(named.contains("alice") && !named.contains("bob"), "\(named)")
            let failed = try await orders(["executions", "--failed"], at: service.port)
            #expect(failed.contains("FAILED Inconsistent  bob"), "\(failed)")
            #expect(!failed.contains("alice"))

            let trace = try await orders(["execution", "alice"], at: service.port)
            for state in ["TransformRequest", "ReserveLine", "SaveOrder", "TransformResponse"] {
                #expect(trace.contains(state), "\(trace)")
            }
            let record = try JSONValue(
                parsing: try await orders(["execution", "bob", "--json"], at: service.port)
            )
            #expect(record["status"] == "FAILED")
            #expect((record["events"]?.array?.count ?? 0) > 10)
        }
    }

    @Test(arguments: ["stripe", "paypal", "applepay"])
    func `what a customer pays with is in no record`(method: String) async throws {
        let members = ["stripe": "paymentMethodId", "paypal": "orderId", "applepay": "token"]
        let member = try #require(members[method])
        let faults = ServiceFaults()
        try await OrderService.run(faults) { service in
            let payment = JSONValue(members: [(member, JSONValue(Self.secret))])
            for plan in [nil, SimulatorFault.refuse] {
                faults.planProcessor { _ in plan }
                let order = JSONValue.order(
                    [("prod-1", 1)],
                    by: method,
                    adding: [("payment", payment)]
                )
                let answer = try await service.place(order)
                #expect(!String(decoding: answer.body, as: UTF8.self).contains(Self.secret))
            }
            let listed = try await TestClient.with(port: service.port) { client in
                try await client.get("/_expressway/executions").json["executions"]?.array
            }
            let executions = try #require(listed)
            #expect(executions.count == 2)
            for execution in executions {
                let id = try #require(execution["executionArn"]?.string)
                let record = try await orders(["execution", id, "--json"], at: service.port)
                #expect(record.contains("AuthorizePayment") || record.contains("PreparePayment"))
                #expect(!record.contains(Self.secret))
                let trace = try await orders(["execution", id], at: service.port)
                #expect(!trace.contains(Self.secret))
            }
        }
    }
}
