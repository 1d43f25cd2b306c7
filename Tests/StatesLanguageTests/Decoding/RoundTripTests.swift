import JSON
import StatesLanguage
import Testing

@Suite struct RoundTripTests {
    @Test func `a generated definition is decoded and encoded without loss`() throws {
        for seed in 0..<200 as Range<UInt64> {
            var generator = DefinitionGenerator(seed: seed)
            let definition = generator.definition()
            let machine = try StateMachine(decoding: definition)
            let encoded = machine.encoded()
            try #require(encoded.text == definition.text, "seed \(seed)")
            try #require(try StateMachine(decoding: encoded) == machine, "seed \(seed)")
        }
    }

    @Test func `a generated definition has no errors`() {
        for seed in 500..<600 as Range<UInt64> {
            var generator = DefinitionGenerator(seed: seed)
            let diagnostics = StateMachine.diagnostics(of: generator.definition())
            #expect(diagnostics.allSatisfy { $0.severity == .warning }, "seed \(seed)")
        }
    }

    @Test func `members that are changed keep their places and new ones come last`() throws {
        let text = #"{"States":{"A":{"Output":1,"Type":"Pass","End":true}},"StartAt":"A"}"#
        var machine = try StateMachine(decoding: JSONValue(parsing: text).jsonata)
        machine.comment = "new"
        guard case .pass(var state)? = machine.states.first else {
            Issue.record("expected a Pass state")
            return
        }
        state.output = 2
        state.assign = ["x": 1]
        machine.states = [.pass(state)]
        let expected = """
            {"States":{"A":{"Output":2,"Type":"Pass","End":true,"Assign":{"x":1}}},\
            "StartAt":"A","QueryLanguage":"JSONata","Comment":"new"}
            """
        #expect(machine.encoded().text == expected)
    }

    @Test func `machines that differ in the order of members are equal`() throws {
        let first = try definition(of: #"{"Type":"Pass","End":true,"Later":1,"Future":2}"#)
        let second = try definition(of: #"{"Future":2,"End":true,"Later":1,"Type":"Pass"}"#)
        let third = try definition(of: #"{"Future":3,"End":true,"Later":1,"Type":"Pass"}"#)
        let machine = try StateMachine(decoding: first)
        #expect(try machine == StateMachine(decoding: second))
        #expect(try machine.hashValue == StateMachine(decoding: second).hashValue)
        #expect(try machine != StateMachine(decoding: third))
    }
}

extension JSONValue {
    fileprivate var jsonata: JSONValue { setting("QueryLanguage", to: "JSONata") }
}
