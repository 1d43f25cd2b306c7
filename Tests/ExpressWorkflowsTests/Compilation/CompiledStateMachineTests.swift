import ExpressWorkflows
import JSON
import StatesLanguage
import Testing

struct CompiledStateMachineTests {
    @Test func `a machine's own time limit counts`() throws {
        let machine = StateMachine(
            startAt: "A",
            states: [.pass(PassState("A"))],
            timeoutSeconds: 25
        )
        #expect(try CompiledStateMachine(machine).timeLimit == .seconds(25))
    }

    @Test(arguments: [nil, 3_600] as [Int64?])
    func `no execution runs longer than five minutes`(seconds: Int64?) throws {
        let machine = StateMachine(
            startAt: "A",
            states: [.pass(PassState("A"))],
            timeoutSeconds: seconds
        )
        #expect(try CompiledStateMachine(machine).timeLimit == .seconds(300))
    }

    @Test func `a machine built with faults is refused with all of them`() throws {
        var pass = PassState("A", output: "{% 1 + %}")
        pass.transition = .next("Nowhere")
        let machine = StateMachine(startAt: "A", states: [.pass(pass)])
        let error = try #require(throws: DefinitionError.self) {
            try CompiledStateMachine(machine)
        }
        #expect(error.diagnostics.count >= 2)
    }
}
