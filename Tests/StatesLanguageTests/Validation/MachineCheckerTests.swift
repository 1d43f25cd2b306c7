import JSON
import StatesLanguage
import Testing

@Suite struct MachineCheckerTests {
    private func check(startAt: String = "A", _ states: String) throws -> [Diagnostic] {
        StateMachine.diagnostics(of: try definition(startAt: startAt, states))
    }

    private func missing(_ name: String, at location: String) -> Diagnostic {
        error("Missing 'Next' target: \(name)", at: location, code: .missingTransitionTarget)
    }

    private func unreachable(_ name: String, at location: String) -> Diagnostic {
        warning(
            "State \"\(name)\" is not reachable.",
            at: location,
            code: .missingTransitionTarget
        )
    }

    private let noEnd = error("Workflow has no terminal state", at: nil, code: .missingEndState)

    @Test func `a start that leads nowhere leaves all states unreachable`() throws {
        let expected = [missing("Gone", at: "/StartAt"), unreachable("A", at: "/States/A")]
        #expect(try check(startAt: "Gone", #"{"A":{"Type":"Succeed"}}"#) == expected)
    }

    @Test func `every transition is followed to its target`() throws {
        let states = """
            {"A":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Next":"B1",
                  "Catch":[{"ErrorEquals":["E"],"Next":"C"},{"ErrorEquals":["F"],"Next":"B2"}]},
             "C":{"Type":"Choice","Choices":[{"Condition":true,"Next":"B3"},
                  {"Condition":true,"Next":"D"}],"Default":"B4"},
             "D":{"Type":"Succeed"}}
            """
        let expected = [
            missing("B1", at: "/States/A/Next"),
            missing("B2", at: "/States/A/Catch[1]/Next"),
            missing("B3", at: "/States/C/Choices[0]/Next"),
            missing("B4", at: "/States/C/Default"),
        ]
        #expect(try check(states) == expected)
    }

    @Test func `a loop without an end is refused and nothing else is said of it`() throws {
        let states = """
            {"A":{"Type":"Pass","Next":"B"},"B":{"Type":"Pass","Next":"A"},
             "C":{"Type":"Pass","Next":"A"}}
            """
        #expect(try check(states) == [noEnd])
    }

    @Test func `a target that is missing is told before a missing end`() throws {
        let expected = [missing("Gone", at: "/States/A/Next"), noEnd]
        #expect(try check(#"{"A":{"Type":"Pass","Next":"Gone"}}"#) == expected)
    }

    @Test func `an end that no way leads to is a warning`() throws {
        let states = """
            {"A":{"Type":"Pass","Next":"B"},"B":{"Type":"Pass","Next":"A"},
             "a/b":{"Type":"Pass","End":true}}
            """
        #expect(try check(states) == [unreachable("a/b", at: "/States/a/b")])
        #expect(throws: Never.self) {
            try StateMachine(decoding: definition(startAt: "A", states))
        }
    }

    @Test func `states that only lead to each other are unreachable`() throws {
        let states = """
            {"A":{"Type":"Succeed"},"X":{"Type":"Pass","Next":"Y"},"Y":{"Type":"Pass","Next":"X"}}
            """
        let expected = [unreachable("X", at: "/States/X"), unreachable("Y", at: "/States/Y")]
        #expect(try check(states) == expected)
    }

    @Test func `only the outermost machine must have an end`() throws {
        let states = """
            {"A":{"Type":"Map","End":true,"ItemProcessor":{"StartAt":"X","States":{
                 "X":{"Type":"Pass","Next":"Y"},"Y":{"Type":"Pass","Next":"X"}}}}}
            """
        #expect(try check(states).isEmpty)
    }

    @Test func `a transition can't leave its machine`() throws {
        let states = """
            {"A":{"Type":"Parallel","Next":"Z","Branches":[
                {"StartAt":"X","States":{"X":{"Type":"Pass","Next":"Z"}}},
                {"StartAt":"Q","States":{"Y":{"Type":"Succeed"}}}]},
             "Z":{"Type":"Succeed"}}
            """
        let expected = [
            missing("Z", at: "/States/A/Branches[0]/States/X/Next"),
            missing("Q", at: "/States/A/Branches[1]/StartAt"),
            unreachable("Y", at: "/States/A/Branches[1]/States/Y"),
        ]
        #expect(try check(states) == expected)
    }

    @Test func `a name is unique in all machines together`() throws {
        let states = """
            {"A":{"Type":"Parallel","Next":"B","Branches":[
                {"StartAt":"B","States":{"B":{"Type":"Succeed"}}},
                {"StartAt":"C","States":{"C":{"Type":"Succeed"}}}]},
             "B":{"Type":"Map","End":true,"Iterator":{"StartAt":"C","States":{
                "C":{"Type":"Succeed"}}}}}
            """
        let expected = [
            error(
                "Duplicate State name: B",
                at: "/States/A/Branches[0]/States/B",
                code: .duplicateStateName
            ),
            error(
                "Duplicate State name: C",
                at: "/States/B/Iterator/States/C",
                code: .duplicateStateName
            ),
        ]
        #expect(try check(states) == expected)
    }

    @Test func `a state with a fault still leads on`() throws {
        let states = """
            {"A":{"Type":"Nap","Next":"B"},"B":{"Type":"Succeed"}}
            """
        #expect(try check(states).map(\.location) == ["/States/A/Type"])
    }
}
