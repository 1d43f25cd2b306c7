import ExpressWorkflows
import JSON
import Testing

// The cases are shared by several projects and not part of this package.
@Suite(
    .enabled(
        if: ConformanceCase.isAvailable,
        "set EXPRESSWAY_SHARED to the folder of the shared cases"
    )
)
struct ExecutionConformanceTests {
    @Test func `the cases are there`() throws {
        #expect(try ConformanceCase.all.count >= 71)
    }

    @Test(arguments: try ConformanceCase.all)
    func `a definition has the outcome that AWS recorded`(_ example: ConformanceCase) async throws {
        let clock = ManualClock()
        let functions = MockFunctions(example.functions, clock: clock)
        let laboratory = Laboratory(clock: clock, answering: FunctionTasks(functions))
        let outcome = try await laboratory.run(
            definition: example.definition,
            input: example.input
        )
        let result = outcome.result
        #expect(result.status.rawValue == example.expected["status"]?.string)
        if let output = example.expected["output"] {
            #expect(
                Wildcard.matches(output, result.output),
                "expected \(output) but found \(result.output ?? .null)"
            )
        }
        if let error = example.expected["error"] {
            #expect(Wildcard.matches(error, result.error.map { JSONValue($0) }))
        }
        if let cause = example.expected["cause"] {
            let actual = try result.cause.map { text in
                cause.kind == .object ? try JSONValue(parsing: text) : JSONValue(text)
            }
            #expect(
                Wildcard.matches(cause, actual),
                "expected \(cause) but found \(result.cause ?? "none")"
            )
        }
    }
}
