import Functions
import JSON
import StatesLanguage
import Stacks
import Testing

@Suite struct StackDiagnosticsTests {
    @Test func `a stack in which everything fits has no findings`() throws {
        #expect(SampleStack.stack().findings.isEmpty)
        #expect(try SampleStack.stack().checked().isEmpty)
    }

    @Test func `faults of functions are told at their places`() {
        var stack = SampleStack.stack()
        stack.functions[0].reservedConcurrency = 901
        stack.functions[1].timeLimit = .milliseconds(1)
        #expect(
            stack.findings == [
                "LIMIT_EXCEEDED /functions/find/timeLimit",
                "LIMIT_EXCEEDED /functions",
            ]
        )
    }

    @Test func `faults of tables are told at their places`() {
        var stack = SampleStack.stack()
        stack.tables.append(stack.tables[0])
        stack.tables[1].sortKey = "PK"
        stack.tables[1].indexes.append(.init(name: "by-name", partitionKey: "x"))
        stack.tables[0].indexes[0].name = "?"
        #expect(
            stack.findings == [
                "DUPLICATE_NAME /tables/greetings",
                "INVALID_NAME /tables/greetings/indexes/?",
                "DUPLICATE_NAME /tables/greetings/sortKey",
                "DUPLICATE_NAME /tables/greetings/indexes/by-name",
            ]
        )
    }

    @Test(
        arguments: [
            (TaskResource.lambdaInvoke, "nobody"), (.lambda("nobody"), "greet"),
            (.lambdaInvoke, "arn:aws:lambda:us-east-1:123456789012:function:nobody"),
        ] as [(TaskResource, JSONValue)]
    )
    func `a state that calls no function of the stack is a finding`(
        resource: TaskResource,
        function: JSONValue
    ) {
        let machine = SampleStack.machine(resource: resource, function: function)
        #expect(
            SampleStack.stack(machine: machine).findings == [
                "UNKNOWN_REFERENCE /stateMachines/greeting/definition/States/Greet"
            ]
        )
    }

    @Test func `a function named by an expression is not looked for`() {
        let machine = SampleStack.machine(function: "{% $states.input.function %}")
        #expect(SampleStack.stack(machine: machine).findings.isEmpty)
    }

    @Test func `states within states are looked at`() {
        let inner = SampleStack.machine(function: "nobody").states
        let branch = Branch(startAt: "Greet", states: inner)
        let machine = StateMachine(
            startAt: "Both",
            states: [.parallel(ParallelState("Both", branches: [branch]))],
            timeoutSeconds: 25
        )
        #expect(
            SampleStack.stack(machine: machine).findings == [
                "UNKNOWN_REFERENCE "
                    + "/stateMachines/greeting/definition/States/Both/Branches/0/States/Greet"
            ]
        )
    }

    @Test func `faults of a definition are told under its place`() {
        var machine = SampleStack.machine()
        machine.startAt = "Nowhere"
        let findings = SampleStack.stack(machine: machine).findings
        #expect(findings.count >= 1)
        #expect(findings.allSatisfy { $0.contains(" /stateMachines/greeting/definition") })
    }

    @Test func `time limits are ordered from function to gateway`() throws {
        let tooShort = SampleStack.stack(machine: SampleStack.machine(stateSeconds: 1))
        let place = "/stateMachines/greeting/definition/States/Greet/TimeoutSeconds"
        #expect(tooShort.findings == ["TIME_LIMIT_ORDER \(place)"])
        let tooLong = SampleStack.stack(machine: SampleStack.machine(stateSeconds: 26))
        #expect(tooLong.findings == ["TIME_LIMIT_ORDER \(place)"])
        let outlasting = SampleStack.stack(machine: SampleStack.machine(seconds: 29))
        #expect(outlasting.findings == ["TIME_LIMIT_ORDER /api/routes/POST ~1greetings"])
        let unbounded = SampleStack.stack(machine: SampleStack.machine(seconds: nil))
        #expect(unbounded.findings == ["TIME_LIMIT_ORDER /api/routes/POST ~1greetings"])
        // They are warnings: AWS takes such a stack.
        #expect(try unbounded.checked().count == 1)
    }

    @Test func `an error refuses the stack with everything that was found`() {
        var stack = SampleStack.stack(machine: SampleStack.machine(seconds: nil))
        stack.functions.remove(at: 1)
        let error = #expect(throws: StackError.self) { try stack.checked() }
        #expect(error?.diagnostics.map(\.severity) == [.warning, .error])
        #expect(error?.description.contains("UNKNOWN_REFERENCE") == true)
    }
}
