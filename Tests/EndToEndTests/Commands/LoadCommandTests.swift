import PaymentSimulator
import Payments
import Testing

@Suite(.timeLimit(.minutes(2)))
struct LoadCommandTests {
    @Test func `a closed loop reconciles what it was told with stock, orders and books`()
        async throws
    {
        let server = try await ServerProcess.start()
        let load = try await ProductExecutable.orders.run([
            "load", "--url", "http://127.0.0.1:\(server.port)", "--connections", "8",
            "--duration", "1", "--database", server.database.path,
        ])
        #expect(load.status == 0, "\(load.output)\(load.errors)")
        #expect(load.output.contains("failed   0.00 %"))
        #expect(load.output.contains("confirmed orders read back"))
        #expect(load.output.contains("0 violations"))
        #expect(try await server.stop() == 0)
    }

    @Test func `orders that are not captured are found out`() async throws {
        let faults = ServiceFaults()
        faults.planProcessor { $0 == .capture ? .refuse : nil }
        let output = try await OrderService.run(faults) { service in
            try await ProductExecutable.orders.run([
                "load", "--url", "http://127.0.0.1:\(service.port)", "--connections", "1",
                "--duration", "1",
            ])
        }
        #expect(output.status == 1)
        #expect(output.output.contains("200 payment capture_pending"), "\(output.output)")
    }
}
