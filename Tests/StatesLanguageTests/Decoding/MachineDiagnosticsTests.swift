import JSON
import StatesLanguage
import Testing

@Suite struct MachineDiagnosticsTests {
    @Test func `an empty object lacks everything`() throws {
        let diagnostics = StateMachine.diagnostics(of: [:])
        #expect(diagnostics == [error("These fields are required: [States, StartAt]", at: "/")])
    }

    @Test(arguments: ["", " \n\t"])
    func `a blank text is no definition`(text: String) {
        let expected = error("Definition must be a valid JSON object", at: nil)
        #expect(StateMachine.diagnostics(ofText: text) == [expected])
    }

    @Test(arguments: ["[]", "null", "7", "\"{}\""])
    func `a definition is an object`(text: String) {
        let expected = error("Definition must be a valid JSON object", at: nil)
        #expect(StateMachine.diagnostics(ofText: text) == [expected])
    }

    @Test func `a text that is no JSON is refused with its place`() throws {
        let diagnostic = try #require(StateMachine.diagnostics(ofText: "{\n  nope").first)
        #expect(diagnostic.code == .invalidJSON)
        #expect(diagnostic.location == "[Source: line: 2, column: 3]")
    }

    @Test(arguments: [
        (#""Version":"2.0""#, "Value should be one of the following: [1.0]", "/Version"),
        (#""TimeoutSeconds":-1"#, "Minimum value is 0", "/TimeoutSeconds"),
        (#""TimeoutSeconds":"{% 5 %}""#, "Expected value of type Integer", "/TimeoutSeconds"),
        (#""Comment":{}"#, "Expected value of type [STRING]", "/Comment"),
        (#""Output":1"#, "Field 'Output' is not supported", "/"),
    ])
    func `a machine's members are checked`(member: String, message: String, place: String) throws {
        let text = """
            {"QueryLanguage":"JSONata","StartAt":"A","States":{"A":{"Type":"Succeed"}},\(member)}
            """
        #expect(StateMachine.diagnostics(ofText: text) == [error(message, at: place)])
    }

    @Test func `a misspelt language of the machine is reported once`() {
        let text = """
            {"QueryLanguage":"jsonata","StartAt":"A",
             "States":{"A":{"Type":"Pass","Output":"{% 1 %}","End":true}}}
            """
        let expected = error(
            "Value should be one of the following: [JSONPath, JSONata]",
            at: "/QueryLanguage"
        )
        #expect(StateMachine.diagnostics(ofText: text) == [expected])
    }

    @Test(arguments: [#""QueryLanguage":"JSONPath","#, ""])
    func `a machine in JSONPath mode is refused with one remedy`(language: String) {
        let text = """
            {\(language)"StartAt":"A","States":{
               "A":{"Type":"Pass","InputPath":"$.a","Next":"B"},
               "B":{"Type":"Pass","ResultPath":"$.b","End":true}}}
            """
        let expected = error(
            "JSONPath is not supported yet: expected \"QueryLanguage\": \"JSONata\" in the state "
                + "or the state machine",
            at: "/States/A",
            code: .unsupportedQueryLanguage
        )
        #expect(StateMachine.diagnostics(ofText: text) == [expected])
    }

    @Test func `states within a JSONata state have the machine's language`() {
        let text = """
            {"StartAt":"M","States":{"M":{"Type":"Map","QueryLanguage":"JSONata","End":true,
               "ItemProcessor":{"StartAt":"P","States":{"P":{"Type":"Pass","End":true}}}}}}
            """
        let diagnostics = StateMachine.diagnostics(ofText: text)
        #expect(diagnostics.map(\.code) == [.unsupportedQueryLanguage])
        #expect(diagnostics.map(\.location) == ["/States/M/ItemProcessor/States/P"])
    }

    @Test func `all faults are reported at once`() throws {
        let machine = try definition(
            startAt: "A",
            """
            {"A":{"Type":"Wait","Seconds":-1,"Next":"Gone"},
             "B":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","End":true,
                  "Arguments":"{% ( %}","Retry":[{"ErrorEquals":[]}]}}
            """
        )
        do {
            _ = try StateMachine(decoding: machine)
            Issue.record("expected the definition to be refused")
        } catch {
            #expect(
                error.diagnostics.map(\.location) == [
                    "/States/A/Seconds", "/States/B/Arguments", "/States/B/Retry[0]/ErrorEquals",
                    "/States/A/Next", "/States/B",
                ]
            )
            #expect(!error.isTruncated)
            #expect(error.description.contains("Minimum value is 0 at /States/A/Seconds\n"))
        }
    }

    @Test func `at most a hundred diagnostics are kept`() throws {
        let states = (0..<200).map { ("S\($0)", ["Type": "Wait", "End": true] as JSONValue) }
        let machine: JSONValue = [
            "QueryLanguage": "JSONata", "StartAt": "S0", "States": JSONValue(members: states),
        ]
        do {
            _ = try StateMachine(decoding: machine)
            Issue.record("expected the definition to be refused")
        } catch {
            #expect(error.diagnostics.count == DefinitionLimits.diagnosticCount)
            #expect(error.isTruncated)
        }
    }

    @Test func `an error behind a hundred warnings still refuses`() throws {
        let unknown = (0..<150).map { ("x\($0)", JSONValue($0)) }
        let members: [(String, JSONValue)] = [
            ("QueryLanguage", "JSONata"), ("StartAt", "A"),
            ("States", ["A": ["Type": "Nap"]]),
        ]
        let machine = JSONValue(members: unknown + members)
        #expect(throws: DefinitionError.self) { try StateMachine(decoding: machine) }
    }

    @Test func `a name has at most eighty characters`() throws {
        let longest = String(repeating: "é", count: DefinitionLimits.stateNameLength)
        for (name, isValid) in [(longest, true), (longest + "x", false), ("", false)] {
            let machine: JSONValue = [
                "QueryLanguage": "JSONata", "StartAt": JSONValue(name),
                "States": JSONValue(members: [(name, ["Type": "Succeed"] as JSONValue)]),
            ]
            let codes = StateMachine.diagnostics(of: machine).map(\.code)
            #expect(codes == (isValid ? [] : [.invalidStateName]))
        }
    }

    @Test(arguments: [
        (DefinitionLimits.machineNesting, 0), (DefinitionLimits.machineNesting + 1, 1), (400, 1),
    ])
    func `machines are nested up to a limit`(depth: Int, faults: Int) {
        var machine: JSONValue = ["StartAt": "L", "States": ["L": ["Type": "Succeed"]]]
        for level in 0..<depth {
            let state: JSONValue = ["Type": "Parallel", "Branches": [machine], "End": true]
            machine = [
                "StartAt": JSONValue("P\(level)"),
                "States": JSONValue(members: [("P\(level)", state)]),
            ]
        }
        let diagnostics = StateMachine.diagnostics(
            of: machine.setting("QueryLanguage", to: "JSONata")
        )
        #expect(diagnostics.map(\.code) == Array(repeating: .tooDeeplyNested, count: faults))
    }

    @Test func `a machine with ten thousand states is read`() throws {
        let states = (0..<10_000).map { index in
            let next: JSONValue =
                index < 9_999 ? ["Next": JSONValue("S\(index + 1)")] : ["End": true]
            return ("S\(index)", next.setting("Type", to: "Pass"))
        }
        let machine: JSONValue = [
            "QueryLanguage": "JSONata", "StartAt": "S0", "States": JSONValue(members: states),
        ]
        #expect(try StateMachine(decoding: machine).states.count == 10_000)
    }
}
