import JSON
import Testing

@Suite(.timeLimit(.minutes(2)))
struct DefinitionCommandTests {
    private func definition() async throws -> JSONValue {
        let outcome = try await ProductExecutable.orders.run(["definition"])
        #expect(outcome.status == 0)
        return try JSONValue(parsing: outcome.output)
    }

    /// The definition with another state under a name.
    private func changing(_ state: String, to value: JSONValue?) async throws -> JSONValue {
        let definition = try await definition()
        let states = try #require(definition["States"])
        return definition.setting(
            "States",
            to: value.map { states.setting(state, to: $0) } ?? states.removing(state)
        )
    }

    @Test func `an edited workflow runs on the same functions`() async throws {
        let answer: JSONValue = [
            "Type": "Pass", "End": true, "Output": ["status": "success", "edited": true],
        ]
        let edited = try await changing("TransformResponse", to: answer)
        let file = try TemporaryFile(name: "edited.asl.json", contents: edited.text)
        let server = try await ServerProcess.start(arguments: ["--definition", file.path])
        let placed = try await TestClient.with(port: server.port) { client in
            try await client.post("/orders", .order([("prod-1", 1)]))
        }
        #expect(placed.status == 200)
        #expect(try placed.json == ["status": "success", "edited": true])
        let report = try await AuditReading.of(server.database).report
        #expect(report["orders"] == 1 && report["capturedOrders"] == 1)
        #expect(try await server.stop() == 0)
    }

    @Test func `a bad workflow is refused with all that is wrong, before a database is made`()
        async throws
    {
        let broken: JSONValue = [
            "Type": "Pass", "Output": "{% $states.input.( %}", "Next": "Nowhere",
        ]
        let edited = try await changing("TransformResponse", to: broken)
        let file = try TemporaryFile(name: "broken.asl.json", contents: edited.text)
        let database = try TemporaryFile(name: "orders.sqlite", contents: nil)
        let outcome = try await ProductExecutable.orders.run([
            "serve", "--port", "0", "--database", database.path, "--definition", file.path,
        ])
        #expect(outcome.status != 0)
        #expect(outcome.errors.contains("Nowhere"), "\(outcome.errors)")
        #expect(outcome.errors.contains("/States/TransformResponse/Output"), "\(outcome.errors)")
        #expect(try database.neighbors() == [])
    }
}
