import JSON
import StatesLanguage
import Testing

@Suite struct StateDecodingTests {
    @Test func `a Pass state is read with all its members`() throws {
        let state = try decodedState(
            """
            {"Type":"Pass","Comment":"c","QueryLanguage":"JSONata","Output":{"a":"{% 1 %}"},
             "Assign":{"x":2},"End":true}
            """
        )
        var expected = PassState("S", output: ["a": "{% 1 %}"])
        expected.comment = "c"
        expected.queryLanguage = .jsonata
        expected.assign = ["x": 2]
        #expect(state == .pass(expected))
        #expect(state?.type == .pass)
    }

    @Test func `an output of null is an output`() throws {
        guard
            case .pass(let state)? = try decodedState(#"{"Type":"Pass","Output":null,"End":true}"#)
        else {
            Issue.record("expected a Pass state")
            return
        }
        #expect(state.output == .some(.null))
    }

    @Test func `a Task state is read with all its members`() throws {
        let state = try decodedState(
            """
            {"Type":"Task","Resource":"arn:aws:lambda:us-east-1:123456789012:function:f",
             "Arguments":{"a":1},"TimeoutSeconds":30,"HeartbeatSeconds":"{% $x %}",
             "Credentials":{"RoleArn":"{% $role %}"},
             "Retry":[{"ErrorEquals":["A","States.Timeout"],"IntervalSeconds":2,"MaxAttempts":4,
               "BackoffRate":1.5,"MaxDelaySeconds":9,"JitterStrategy":"FULL","Comment":"r"}],
             "Catch":[{"ErrorEquals":["States.ALL"],"Next":"S","Comment":"k",
               "Output":"{% $states.errorOutput %}","Assign":{"e":1}}],
             "Output":"{% $states.result %}","Assign":{"y":"{% $states.result.z %}"},"End":true}
            """
        )
        var expected = TaskState("S", resource: .lambda("f"), arguments: ["a": 1])
        expected.timeoutSeconds = 30
        expected.heartbeatSeconds = "{% $x %}"
        expected.credentials = ["RoleArn": "{% $role %}"]
        var retrier = Retrier(
            ["A", .timeout],
            intervalSeconds: 2,
            maxAttempts: 4,
            backoffRate: 1.5,
            maxDelaySeconds: 9,
            jitter: .full
        )
        retrier.comment = "r"
        expected.retriers = [retrier]
        var catcher = Catcher(
            [.all],
            next: "S",
            assign: ["e": 1],
            output: "{% $states.errorOutput %}"
        )
        catcher.comment = "k"
        expected.catchers = [catcher]
        expected.output = "{% $states.result %}"
        expected.assign = ["y": "{% $states.result.z %}"]
        #expect(state == .task(expected))
    }

    @Test func `a Choice state is read with all its members`() throws {
        let machine = try StateMachine(
            decoding: definition(
                startAt: "S",
                """
                {"S":{"Type":"Choice","Choices":[
                   {"Condition":"{% $a %}","Next":"T","Comment":"r","Output":1,"Assign":{"x":1}},
                   {"Condition":false,"Next":"T"}],
                  "Default":"T","Output":"o","Assign":{"y":2}},
                 "T":{"Type":"Succeed","Output":"{% $states.input %}"}}
                """
            )
        )
        var rule = ChoiceRule("{% $a %}", next: "T", assign: ["x": 1], output: 1)
        rule.comment = "r"
        var expected = ChoiceState(
            "S",
            choices: [rule, ChoiceRule(false, next: "T")],
            defaultNext: "T"
        )
        expected.output = "o"
        expected.assign = ["y": 2]
        let succeed = SucceedState("T", output: "{% $states.input %}")
        #expect(machine.states == [.choice(expected), .succeed(succeed)])
    }

    @Test(arguments: [
        (#""Seconds":7"#, WaitState.Delay.seconds(7)),
        (#""Seconds":"{% $n %}""#, .seconds("{% $n %}")),
        (#""Timestamp":"2026-01-02T03:04:05Z""#, .timestamp("2026-01-02T03:04:05Z")),
        (#""Timestamp":"{% $t %}""#, .timestamp("{% $t %}")),
    ])
    func `a Wait state is read with its delay`(member: String, delay: WaitState.Delay) throws {
        let state = try decodedState(#"{"Type":"Wait",\#(member),"Output":1,"End":true}"#)
        var expected = WaitState("S", delay)
        expected.output = 1
        #expect(state == .wait(expected))
    }

    @Test func `a Fail state is read with all its members`() throws {
        let state = try decodedState(#"{"Type":"Fail","Error":"E","Cause":"{% 'c' %}"}"#)
        #expect(state == .fail(FailState("S", error: "E", cause: "{% 'c' %}")))
        #expect(try decodedState(#"{"Type":"Fail"}"#) == .fail(FailState("S")))
    }

    @Test func `a Parallel state is read with all its members`() throws {
        let state = try decodedState(
            """
            {"Type":"Parallel","Branches":[
               {"Comment":"b","StartAt":"A","States":{"A":{"Type":"Succeed"}}},
               {"StartAt":"B","States":{"B":{"Type":"Fail"}}}],
             "Arguments":{"x":"{% $states.input %}"},
             "Retry":[{"ErrorEquals":["States.BranchFailed"]}],
             "Catch":[{"ErrorEquals":["States.ALL"],"Next":"S"}],
             "Output":"{% $states.result[0] %}","Assign":{"r":1},"End":true}
            """
        )
        var expected = ParallelState(
            "S",
            branches: [
                Branch(startAt: "A", states: [.succeed(SucceedState("A"))], comment: "b"),
                Branch(startAt: "B", states: [.fail(FailState("B"))]),
            ],
            arguments: ["x": "{% $states.input %}"]
        )
        expected.retriers = [Retrier([.branchFailed])]
        expected.catchers = [Catcher([.all], next: "S")]
        expected.output = "{% $states.result[0] %}"
        expected.assign = ["r": 1]
        #expect(state == .parallel(expected))
    }

    @Test func `a Map state is read with all its members`() throws {
        let state = try decodedState(
            """
            {"Type":"Map","Items":"{% $states.input.list %}",
             "ItemSelector":{"i":"{% $states.context.Map.Item.Value %}"},
             "ItemProcessor":{"Comment":"p","ProcessorConfig":{"Mode":"INLINE"},"StartAt":"A",
               "States":{"A":{"Type":"Succeed"}}},
             "MaxConcurrency":10,"ToleratedFailureCount":"{% $n %}",
             "ToleratedFailurePercentage":12.5,
             "Retry":[{"ErrorEquals":["States.TaskFailed"]}],
             "Output":"{% $states.result %}","Assign":{"r":1},"End":true}
            """
        )
        var processor = ItemProcessor(
            startAt: "A",
            states: [.succeed(SucceedState("A"))],
            comment: "p"
        )
        processor.configuration = ProcessorConfiguration()
        var expected = MapState("S", items: "{% $states.input.list %}", processor: processor)
        expected.itemSelector = ["i": "{% $states.context.Map.Item.Value %}"]
        expected.maxConcurrency = 10
        expected.tolerance = FailureTolerance(count: "{% $n %}", percentage: 12.5)
        expected.retriers = [Retrier([.taskFailed])]
        expected.output = "{% $states.result %}"
        expected.assign = ["r": 1]
        #expect(state == .map(expected))
    }

    @Test func `a machine is read with all its members`() throws {
        let machine = try StateMachine(
            decoding: JSONValue(
                parsing: """
                    {"Comment":"c","Version":"1.0","QueryLanguage":"JSONata","TimeoutSeconds":25,
                     "StartAt":"A","States":{"A":{"Type":"Succeed"}}}
                    """
            )
        )
        var expected = StateMachine(
            startAt: "A",
            states: [.succeed(SucceedState("A"))],
            comment: "c",
            timeoutSeconds: 25
        )
        expected.version = "1.0"
        #expect(machine == expected)
    }

    @Test func `states may choose JSONata one by one`() throws {
        let text = """
            {"StartAt":"A","States":{"A":{"Type":"Pass","QueryLanguage":"JSONata","End":true}}}
            """
        let machine = try StateMachine(parsing: text)
        #expect(machine.queryLanguage == nil)
        #expect(machine.states.first?.definition.queryLanguage == .jsonata)
    }

    @Test func `a retrier without numbers has the language's`() {
        let retrier = Retrier([.all])
        #expect(retrier.effectiveIntervalSeconds == 1)
        #expect(retrier.effectiveMaxAttempts == 3)
        #expect(retrier.effectiveBackoffRate == 2)
        #expect(retrier.effectiveJitterStrategy == .exact)
    }
}
