import JSON
import StatesLanguage
import Testing

@Suite struct BuilderTests {
    /// An order's way in small, with every kind of state.
    private let machine = StateMachine(
        startAt: "Transform",
        comment: "An order",
        timeoutSeconds: 25
    ) {
        PassState("Transform", output: ["order": "{% $states.input %}"])
            .assign(["orderId": "{% $uuid() %}"])
            .next("IsComplete")
        ChoiceState("IsComplete", otherwise: "Refuse") {
            When("{% $exists($states.input.order.items) %}", next: "Validate")
        }
        TaskState("Validate", resource: .lambda("validate-order"), arguments: ["id": 1])
            .timeout(seconds: "{% 5 + 1 %}", heartbeatSeconds: 5)
            .retry(["Lambda.TooManyRequestsException"], maxAttempts: 5, jitter: .full)
            .catch(["OrderInvalid"], next: "Refuse", output: "{% $states.errorOutput %}")
            .catch(next: "Refuse")
            .next("Reserve")
        MapState(
            "Reserve",
            items: "{% $states.input.items %}",
            selector: ["line": "{% $states.context.Map.Item.Value %}"],
            maxConcurrency: 10,
            startAt: "ReserveLine"
        ) {
            TaskState("ReserveLine", invoking: "reserve-line")
        }
        .tolerating(percentage: 0)
        .next("Finish")
        ParallelState("Finish") {
            Branch(TaskState("Confirm", invoking: "confirm", payload: ["a": "{% $orderId %}"]))
            Branch(startAt: "Pause") {
                WaitState("Pause", .seconds(1)).next("Count")
                TaskState("Count", invoking: "count")
            }
        }
        .comment("what may fail")
        .output("{% $states.result[0] %}")
        .next("Done")
        SucceedState("Done")
        FailState("Refuse", error: "OrderRefused", cause: "{% 'no' %}")
    }

    @Test func `what is built is valid`() throws {
        #expect(machine.diagnostics() == [])
        #expect(try StateMachine(decoding: machine.encoded()) == machine)
    }

    @Test func `what is built is encoded in the language's usual order`() throws {
        let states = try #require(machine.encoded()["States"])
        #expect(
            states["Validate"]?.text == """
                {"Type":"Task",\
                "Resource":"arn:aws:lambda:us-east-1:123456789012:function:validate-order",\
                "Arguments":{"id":1},"TimeoutSeconds":"{% 5 + 1 %}","HeartbeatSeconds":5,\
                "Retry":[{"ErrorEquals":["Lambda.TooManyRequestsException"],"MaxAttempts":5,\
                "JitterStrategy":"FULL"}],\
                "Catch":[{"ErrorEquals":["OrderInvalid"],"Next":"Refuse",\
                "Output":"{% $states.errorOutput %}"},\
                {"ErrorEquals":["States.ALL"],"Next":"Refuse"}],"Next":"Reserve"}
                """
        )
        #expect(
            states["Reserve"]?["ItemProcessor"]?.text == """
                {"ProcessorConfig":{"Mode":"INLINE"},"StartAt":"ReserveLine","States":\
                {"ReserveLine":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke",\
                "Arguments":{"FunctionName":"reserve-line","Payload":"{% $states.input %}"},\
                "Output":"{% $states.result.Payload %}","End":true}}}
                """
        )
        #expect(
            states["IsComplete"]?.text == """
                {"Type":"Choice","Choices":\
                [{"Condition":"{% $exists($states.input.order.items) %}","Next":"Validate"}],\
                "Default":"Refuse"}
                """
        )
        #expect(machine.encoded()["QueryLanguage"] == "JSONata")
    }

    @Test func `a mistake is a diagnostic`() throws {
        let machine = StateMachine(startAt: "A") {
            PassState("A", output: "{% 1 + %}").next("Gone")
            TaskState("B", invoking: "f")
            MapState("B", startAt: "C") {
                SucceedState("C")
                SucceedState("C")
            }
        }
        let expected = [
            error("Duplicate State name: B", at: "/States/B", code: .duplicateStateName),
            error(
                "Duplicate State name: C",
                at: "/States/B/ItemProcessor/States/C",
                code: .duplicateStateName
            ),
            error(
                "Unexpected end of expression",
                at: "/States/A/Output",
                code: .invalidJSONataExpression
            ),
            error(
                "Missing 'Next' target: Gone",
                at: "/States/A/Next",
                code: .missingTransitionTarget
            ),
            warning(
                "State \"B\" is not reachable.",
                at: "/States/B",
                code: .missingTransitionTarget
            ),
        ]
        #expect(machine.diagnostics() == expected)
        #expect(throws: DefinitionError.self) { try StateMachine(decoding: machine.encoded()) }
    }

    @Test func `a task that is out of range is a diagnostic`() {
        let machine = StateMachine(startAt: "A") {
            TaskState("A", resource: "nothing").timeout(seconds: 0)
        }
        let expected = [
            error("Minimum value is 1", at: "/States/A/TimeoutSeconds"),
            error("Value is not a valid resource ARN", at: "/States/A/Resource"),
        ]
        #expect(machine.diagnostics() == expected)
    }

    @Test func `variables that are assigned in turn add up`() {
        let state = PassState("A").assign(["a": 1, "b": 2]).assign(["b": 3, "c": 4])
        #expect(state.assign == ["a": 1, "b": 3, "c": 4])
    }

    @Test func `states, rules and branches may be made in loops and under conditions`() {
        let withAudit = machine.states.count > 100
        let built = StateMachine(startAt: "Route") {
            ChoiceState("Route") {
                for method in ["card", "cash"] {
                    When(JSONValue("{% $states.input.method = '\(method)' %}"), next: method)
                }
                if withAudit {
                    When(true, next: "audit")
                } else {
                    When(false, next: "card")
                }
            }
            for method in ["card", "cash"] {
                TaskState(method, invoking: "pay-by-\(method)").next("All")
            }
            if withAudit {
                SucceedState("audit")
            }
            ParallelState("All") {
                for name in ["x", "y"] {
                    Branch(SucceedState(name))
                }
                if withAudit {
                    Branch(SucceedState("z"))
                }
            }
        }
        #expect(built.states.map(\.name) == ["Route", "card", "cash", "All"])
        #expect(built.diagnostics() == [])
    }
}
