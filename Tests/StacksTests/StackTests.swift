import Functions
import Stacks
import Testing

@Suite struct StackTests {
    @Test func `parts are found by their names`() {
        let stack = SampleStack.stack()
        #expect(stack.table(named: "greetings")?.partitionKey.name == "PK")
        #expect(stack.function(named: "greet") == SampleStack.greet)
        #expect(stack.stateMachine(named: "greeting")?.loggingLevel == .all)
        #expect(stack.table(named: "nothing") == nil)
        #expect(stack.function(named: "nothing") == nil)
        #expect(stack.stateMachine(named: "nothing") == nil)
    }

    @Test func `stacks are values`() {
        var other = SampleStack.stack()
        #expect(other == SampleStack.stack())
        other.functions[0].timeLimit = .seconds(9)
        #expect(other != SampleStack.stack())
    }
}
