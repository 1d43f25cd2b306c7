import JSON
import StatesLanguage
import Testing

/// A state with faults, and everything that is to be said about it.
struct FaultyState: Sendable, CustomTestStringConvertible {
    let name: String
    let state: String
    let diagnostics: [Diagnostic]

    init(_ name: String, _ state: String, _ diagnostics: Diagnostic...) {
        self.name = name
        self.state = state
        self.diagnostics = diagnostics
    }

    var testDescription: String { name }
}

@Suite struct StateDiagnosticsTests {
    static let common = [
        FaultyState(
            "no object",
            "7",
            error("Expected value of type [OBJECT]", at: "/States/S"),
            error("Workflow has no terminal state", at: nil, code: .missingEndState)
        ),
        FaultyState(
            "no type",
            #"{"End":true}"#,
            error("These fields are required: [Type]", at: "/States/S")
        ),
        FaultyState(
            "an unknown type",
            #"{"Type":"Nap","End":true}"#,
            error(
                "The field 'Type' should have one of these values: "
                    + "[Task, Wait, Pass, Succeed, Fail, Choice, Parallel, Map]",
                at: "/States/S/Type"
            )
        ),
        FaultyState(
            "a type that is no text",
            #"{"Type":1,"End":true}"#,
            error("Expected value of type [STRING]", at: "/States/S/Type")
        ),
        FaultyState(
            "Next and End",
            #"{"Type":"Pass","Next":"S","End":true}"#,
            error("There should only be one of the following fields: [Next, End]", at: "/States/S")
        ),
        FaultyState(
            "a comment that is no text",
            #"{"Type":"Pass","Comment":1,"End":true}"#,
            error("Expected value of type [STRING]", at: "/States/S/Comment")
        ),
        FaultyState(
            "an End that is no boolean",
            #"{"Type":"Succeed","End":"yes"}"#,
            error("Field 'End' is not supported", at: "/States/S")
        ),
        FaultyState(
            "a misspelt language",
            #"{"Type":"Pass","QueryLanguage":"jsonata","End":true}"#,
            error(
                "Value should be one of the following: [JSONPath, JSONata]",
                at: "/States/S/QueryLanguage"
            )
        ),
        FaultyState(
            "JSONPath in a JSONata machine",
            #"{"Type":"Pass","QueryLanguage":"JSONPath","Output":1,"End":true}"#,
            error(
                "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine",
                at: "/States/S"
            )
        ),
        FaultyState(
            "members of JSONPath",
            #"{"Type":"Pass","InputPath":"$","Result":1,"End":true}"#,
            error(jsonPathOnly("InputPath"), at: "/States/S"),
            error(jsonPathOnly("Result"), at: "/States/S")
        ),
        FaultyState(
            "members of other states",
            #"{"Type":"Pass","TimeoutSeconds":5,"Catch":[],"Retry":[],"End":true}"#,
            error("Field 'TimeoutSeconds' is not supported", at: "/States/S"),
            error("Field 'Catch' is not supported", at: "/States/S"),
            error("Field 'Retry' is not supported", at: "/States/S")
        ),
        FaultyState(
            "unknown members",
            #"{"Type":"Pass","_why":"because","End":true}"#,
            warning("Field '_why' is not supported", at: "/States/S")
        ),
    ]

    static let variables = [
        FaultyState(
            "variables that are no object",
            #"{"Type":"Pass","Assign":[1],"End":true}"#,
            error("Expected value of type [OBJECT]", at: "/States/S/Assign")
        ),
        FaultyState(
            "a reserved variable",
            #"{"Type":"Pass","Assign":{"states":1},"End":true}"#,
            error(
                "Cannot assign to reserved variable '$states'.",
                at: "/States/S/Assign/states",
                code: .reservedVariableName
            )
        ),
        FaultyState(
            "names that no variable can have",
            #"{"Type":"Pass","Assign":{"1a":1,"a-b":2,"":3,"größe_2":4},"End":true}"#,
            invalidVariable("1a"),
            invalidVariable("a-b"),
            invalidVariable("")
        ),
        FaultyState(
            "a name that is too long",
            #"{"Type":"Pass","Assign":{"\#(longName)":1,"\#(longName)x":1},"End":true}"#,
            invalidVariable(longName + "x")
        ),
    ]

    static let task = [
        FaultyState(
            "nothing to call",
            #"{"Type":"Task","End":true}"#,
            error("These fields are required: [Resource]", at: "/States/S")
        ),
        FaultyState(
            "a resource that is no ARN",
            #"{"Type":"Task","Resource":"charge","End":true}"#,
            error("Value is not a valid resource ARN", at: "/States/S/Resource")
        ),
        FaultyState(
            "credentials without a role",
            #"{"Type":"Task","Resource":"\#(invoke)","Credentials":{},"End":true}"#,
            error(
                "The field 'RoleArn' is required but was missing",
                at: "/States/S/Credentials"
            )
        ),
        FaultyState(
            "credentials that are no object",
            #"{"Type":"Task","Resource":"\#(invoke)","Credentials":"r","End":true}"#,
            error("Expected value of type [OBJECT]", at: "/States/S/Credentials")
        ),
        FaultyState(
            "times out of range",
            #"{"Type":"Task","Resource":"\#(invoke)","TimeoutSeconds":0,"#
                + #""HeartbeatSeconds":100000000,"End":true}"#,
            error("Minimum value is 1", at: "/States/S/TimeoutSeconds"),
            error("Maximum value is 99999999", at: "/States/S/HeartbeatSeconds")
        ),
        FaultyState(
            "times that are no whole numbers",
            #"{"Type":"Task","Resource":"\#(invoke)","TimeoutSeconds":1.5,"#
                + #""HeartbeatSeconds":"5","End":true}"#,
            error("Expected value of type Integer", at: "/States/S/TimeoutSeconds"),
            error("Expected value of type Integer", at: "/States/S/HeartbeatSeconds")
        ),
    ]

    static let choice = [
        FaultyState(
            "no rules",
            #"{"Type":"Choice","Choices":[],"Default":"S"}"#,
            error("Value cannot be empty", at: "/States/S/Choices"),
            error("Workflow has no terminal state", at: nil, code: .missingEndState)
        ),
        FaultyState(
            "rules without members",
            #"{"Type":"Choice","Choices":[{},1]}"#,
            error("These fields are required: [Next]", at: "/States/S/Choices[0]"),
            error(
                "The object must have only one of the following fields, "
                    + "[And, Or, Not, Variable, Condition]",
                at: "/States/S/Choices[0]"
            ),
            error("Expected value of type [OBJECT]", at: "/States/S/Choices[1]"),
            error("Workflow has no terminal state", at: nil, code: .missingEndState)
        ),
        FaultyState(
            "conditions that are none",
            #"{"Type":"Choice","Choices":[{"Condition":"yes","Next":"S"}],"End":true}"#,
            error("Expected value of type [BOOLEAN]", at: "/States/S/Choices[0]/Condition"),
            error("Field 'End' is not supported", at: "/States/S")
        ),
        FaultyState(
            "rules of JSONPath",
            #"{"Type":"Choice","Choices":[{"Variable":"$","IsNull":true,"Next":"S"}],"End":true}"#,
            error(jsonPathOnly("Variable"), at: "/States/S/Choices[0]"),
            warning("Field 'IsNull' is not supported", at: "/States/S/Choices[0]"),
            error("Field 'End' is not supported", at: "/States/S")
        ),
    ]

    static let wait = [
        FaultyState(
            "no delay",
            #"{"Type":"Wait","End":true}"#,
            error(
                "This object should have only one of the following fields: "
                    + "[SecondsPath, Seconds, TimestampPath, Timestamp]",
                at: "/States/S"
            )
        ),
        FaultyState(
            "two delays",
            #"{"Type":"Wait","Seconds":1,"Timestamp":"2026-01-01T00:00:00Z","End":true}"#,
            error(
                "There should only be one of the following fields: "
                    + "[SecondsPath, Seconds, TimestampPath, Timestamp]",
                at: "/States/S"
            )
        ),
        FaultyState(
            "seconds below zero",
            #"{"Type":"Wait","Seconds":-1,"End":true}"#,
            error("Minimum value is 0", at: "/States/S/Seconds")
        ),
    ]

    static let nested = [
        FaultyState(
            "no branches",
            #"{"Type":"Parallel","Branches":[],"End":true}"#,
            error("Value cannot be empty", at: "/States/S/Branches")
        ),
        FaultyState(
            "a branch that is no machine",
            #"{"Type":"Parallel","Branches":[{"QueryLanguage":"JSONata"}],"End":true}"#,
            error("These fields are required: [States, StartAt]", at: "/States/S/Branches[0]"),
            error("Field 'QueryLanguage' is not supported", at: "/States/S/Branches[0]")
        ),
        FaultyState(
            "no processor",
            #"{"Type":"Map","Items":3,"End":true}"#,
            error("Expected value of type [ARRAY]", at: "/States/S/Items"),
            error(
                "This object should have only one of the following fields: "
                    + "[ItemProcessor, Iterator]",
                at: "/States/S"
            )
        ),
        FaultyState(
            "two processors",
            #"{"Type":"Map","ItemProcessor":\#(machine("A")),"Iterator":\#(machine("B")),"End":true}"#,
            error(
                "There should only be one of the following fields: [ItemProcessor, Iterator]",
                at: "/States/S"
            )
        ),
        FaultyState(
            "numbers out of range",
            #"{"Type":"Map","ItemProcessor":\#(machine("A")),"MaxConcurrency":-1,"#
                + #""ToleratedFailureCount":-1,"ToleratedFailurePercentage":100.5,"End":true}"#,
            error("Minimum value is 0", at: "/States/S/MaxConcurrency"),
            error("Minimum value is 0", at: "/States/S/ToleratedFailureCount"),
            error("Maximum value is 100", at: "/States/S/ToleratedFailurePercentage")
        ),
        FaultyState(
            "a mode that there isn't",
            #"{"Type":"Map","ItemProcessor":{"ProcessorConfig":{"Mode":"FAST"},"StartAt":"A","#
                + #""States":{"A":{"Type":"Succeed"}}},"End":true}"#,
            error(
                "Value should be one of the following: [INLINE, DISTRIBUTED]",
                at: "/States/S/ItemProcessor/ProcessorConfig/Mode"
            )
        ),
        FaultyState(
            "an execution type without executions",
            #"{"Type":"Map","ItemProcessor":{"ProcessorConfig":{"ExecutionType":"EXPRESS"},"#
                + #""StartAt":"A","States":{"A":{"Type":"Succeed"}}},"End":true}"#,
            error(
                "Field 'ExecutionType' is not supported",
                at: "/States/S/ItemProcessor/ProcessorConfig"
            )
        ),
    ]

    @Test(arguments: common + variables + task + choice + wait + nested)
    func `a state has exactly these faults`(_ faulty: FaultyState) throws {
        #expect(try diagnostics(of: faulty.state) == faulty.diagnostics)
    }

    @Test(arguments: [
        "2026-01-01T00:00:00Z", "2026-01-01T00:00:00.123456789Z", "2026-12-31T23:59:60+14:00",
    ])
    func `a time with an offset is one`(text: String) throws {
        #expect(try diagnostics(of: #"{"Type":"Wait","Timestamp":"\#(text)","End":true}"#).isEmpty)
    }

    @Test(arguments: [
        "", "tomorrow", "2026-01-01", "2026-01-01T00:00:00", "2026-01-01t00:00:00Z",
        "2026-13-01T00:00:00Z", "2026-01-01T24:00:00Z", "2026-01-01T00:00:00.Z",
        "2026-01-01T00:00:00Z ", "2026-01-01T00:00:00+1:00",
    ])
    func `a text that is no time is refused`(text: String) throws {
        let expected = error(
            "String does not match RFC3339 timestamp",
            at: "/States/S/Timestamp"
        )
        #expect(
            try diagnostics(of: #"{"Type":"Wait","Timestamp":"\#(text)","End":true}"#) == [expected]
        )
    }

    private static let invoke = "arn:aws:states:::lambda:invoke"
    private static let longName = String(repeating: "v", count: DefinitionLimits.variableNameLength)

    private static func machine(_ name: String) -> String {
        #"{"StartAt":"\#(name)","States":{"\#(name)":{"Type":"Succeed"}}}"#
    }

    private static func jsonPathOnly(_ name: String) -> String {
        "The QueryLanguage is set to 'JSONata', but field '\(name)' is only supported for the "
            + "'JSONPath' QueryLanguage"
    }

    private static func invalidVariable(_ name: String) -> Diagnostic {
        error(
            "Invalid variable name '\(name)': the variable name contains invalid characters.",
            at: "/States/S/Assign/\(name)",
            code: .invalidVariableName
        )
    }
}
