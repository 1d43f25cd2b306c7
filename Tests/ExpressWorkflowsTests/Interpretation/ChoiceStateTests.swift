import ExpressWorkflows
import JSON
import Testing

@Suite(.timeLimit(.minutes(1)))
struct ChoiceStateTests {
    private static let states = """
        "A": {"Type": "Choice", "Choices": [
            {"Condition": "{% $states.input.n > 10 %}", "Next": "Large", "Output": "rule",
             "Assign": {"by": "rule"}},
            {"Condition": "{% $states.input.n > 5 %}", "Next": "Middle"}
        ], "Default": "Small", "Output": "default", "Assign": {"by": "default"}},
        "Large": {"Type": "Pass", "Output": ["large", "{% $states.input %}", "{% $by %}"], \
        "End": true},
        "Middle": {"Type": "Pass", "Output": ["middle", "{% $states.input %}"], "End": true},
        "Small": {"Type": "Pass", "Output": ["small", "{% $states.input %}", "{% $by %}"], \
        "End": true}
        """

    @Test(
        arguments: [
            (11, ["large", "rule", "rule"]), (6, ["middle", ["n": 6]]),
            (1, ["small", "default", "default"]),
        ] as [(Int, JSONValue)]
    )
    func `the first rule that holds applies, else the default`(
        number: Int,
        output: JSONValue
    ) async throws {
        let outcome = try await Laboratory().run(Self.states, input: ["n": JSONValue(number)])
        #expect(outcome.result.output == output)
    }

    @Test func `no rule and no default is an error that names the state`() async throws {
        let outcome = try await Laboratory().run(
            """
            "A": {"Type": "Choice", "Choices": [{"Condition": "{% false %}", "Next": "B"}]},
            "B": {"Type": "Succeed"}
            """
        )
        #expect(outcome.result.error == "States.NoChoiceMatched")
        #expect(
            outcome.result.cause
                == "An error occurred while executing the state 'A' (entered at the event id #2). "
                + "Failed to transition out of the state. The state does not point to a next state."
        )
    }

    @Test func `a condition must be a boolean`() async throws {
        let outcome = try await Laboratory().run(
            """
            "A": {"Type": "Choice", "Default": "B", \
            "Choices": [{"Condition": "{% 1 %}", "Next": "B"}]},
            "B": {"Type": "Succeed"}
            """
        )
        #expect(outcome.result.error == "States.QueryEvaluationError")
        #expect(
            outcome.result.cause?.hasSuffix(
                "The JSONata expression '1' specified for the field 'Choices[0]/Condition' "
                    + "returned an unexpected result type. Expected 'boolean', but was 'number' "
                    + "for value: 1"
            ) == true
        )
    }
}
