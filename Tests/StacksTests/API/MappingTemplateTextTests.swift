import Stacks
import Testing

@Suite struct MappingTemplateTextTests {
    @Test func `references are replaced where the stack runs`() {
        let name = "input"
        let text: MappingTemplateText = """
            {"arn": "\(arnOf: .stateMachine("m"))", "f": "\(arnOf: .function("f"))", "\(name)": 1}
            """
        #expect(text.references == [.stateMachine("m"), .function("f")])
        let resolved = text.resolved { reference in
            switch reference {
            case .stateMachine(let name): "arn:machine:\(name)"
            case .function(let name): "arn:function:\(name)"
            }
        }
        #expect(resolved == #"{"arn": "arn:machine:m", "f": "arn:function:f", "input": 1}"#)
    }

    @Test func `a text without references stays as it is`() {
        let text: MappingTemplateText = "$input.json('$')"
        #expect(text.references.isEmpty)
        #expect(text.resolved { _ in "never" } == "$input.json('$')")
    }
}
