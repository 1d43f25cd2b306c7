import JSON
import StatesLanguage
import Testing

@Suite struct LosslessMembersTests {
    @Test(arguments: [
        #"{"Type":"Pass","Next":"S","End":false,"Comment":""}"#,
        #"{"Type":"Pass","Output":null,"Assign":{"a":null},"End":true}"#,
        #"{"Type":"Succeed","Output":[1,2.5,"{% 1 %}",{"a":{}}]}"#,
        #"{"Type":"Fail","Cause":"","Error":""}"#,
        #"{"Retry":[],"Catch":[],"End":true,"Resource":"arn:aws:states:::lambda:invoke","Type":"Task"}"#,
        #"{"Type":"Map","Iterator":{"States":{"A":{"Type":"Fail"}},"StartAt":"A"},"End":true}"#,
        #"{"Type":"Map","ItemProcessor":{"ProcessorConfig":{},"StartAt":"A","States":{"A":{"Type":"Fail"}}},"End":true}"#,
        #"{"Type":"Wait","Seconds":0,"Later":{"deep":[{"x":1}]},"End":true}"#,
    ])
    func `a state is written as it was read`(text: String) throws {
        let definition = try definition(
            startAt: "S",
            #"{"S":\#(text),"Z":{"Type":"Succeed"}}"#
        )
        let machine = try StateMachine(decoding: definition)
        #expect(machine.encoded().text == definition.text)
        #expect(machine.states.first?.encoded().text == text)
    }

    @Test func `members without a meaning are kept at every level`() throws {
        let text = """
            {"QueryLanguage":"JSONata","x":0,"StartAt":"S","States":{"S":{"Type":"Parallel","x":1,\
            "Branches":[{"x":2,"StartAt":"M","States":{"M":{"Type":"Map","End":true,\
            "ItemProcessor":{"ProcessorConfig":{"Mode":"INLINE","x":3},"x":4,"StartAt":"A",\
            "States":{"A":{"Type":"Fail","x":5}}}}}}],\
            "Retry":[{"x":6,"ErrorEquals":["E"]}],\
            "Catch":[{"ErrorEquals":["States.ALL"],"x":7,"Next":"C"}],"Next":"C"},\
            "C":{"Type":"Choice","Choices":[{"Next":"Z","x":8,"Condition":true}]},\
            "Z":{"x":9,"Type":"Succeed"}}}
            """
        let machine = try StateMachine(parsing: text)
        #expect(machine.encoded().text == text)
        let warnings = machine.diagnostics()
        #expect(warnings.count == 10)
        #expect(warnings.allSatisfy { $0.severity == .warning })
        #expect(warnings.contains(warning("Field 'x' is not supported", at: "/States/S/Retry[0]")))
        #expect(machine.preserved.unknown == [PreservedMembers.Member(name: "x", value: 0)])
    }

    @Test func `a whole number stays whole`() throws {
        let text = """
            {"Type":"Map","ItemProcessor":{"StartAt":"A","States":{"A":{"Type":"Fail"}}},\
            "MaxConcurrency":40,"ToleratedFailurePercentage":50,\
            "Retry":[{"ErrorEquals":["E"],"BackoffRate":2}],"End":true}
            """
        #expect(try decodedState(text)?.encoded().text == text)
    }

    @Test func `the formatted text of a machine reads back`() throws {
        let machine = StateMachine(startAt: "A") {
            PassState("A", output: ["x": "{% 1 %}"]).next("B")
            SucceedState("B")
        }
        let text = machine.encoded().formatted()
        #expect(text.split(separator: "\n").count > 10)
        #expect(try StateMachine(parsing: text) == machine)
    }
}
