import JSON
import StatesLanguage
import Testing

@Suite struct ExpressionDiagnosticsTests {
    @Test(arguments: [
        ("a[1,2)", #"Expected "]", got ",""#),
        (#"\"unterminated"#, "String literal must be terminated by a matching quote"),
        ("1 +", "Unexpected end of expression"),
        (#"{\"a\":}"#, #"The symbol "}" cannot be used as a unary operator"#),
        ("$x :=", "Unexpected end of expression"),
        (#"$match(\"a\", /abc"#, "No terminating / in regular expression"),
    ])
    func `an expression that does not parse is refused`(
        expression: String,
        message: String
    ) throws {
        let state = #"{"Type":"Pass","Output":"{% \#(expression) %}","End":true}"#
        let expected = error(message, at: "/States/S/Output", code: .invalidJSONataExpression)
        #expect(try diagnostics(of: state) == [expected])
    }

    @Test(arguments: ["$$", "phone", "$states.errorOutput", "$states.result"])
    func `an expression that reads what is not there is refused`(expression: String) throws {
        let state = #"{"Type":"Pass","Output":{"a":["{% \#(expression) %}"]},"End":true}"#
        let found = try diagnostics(of: state)
        #expect(found.map(\.code) == [.unsupportedJSONataExpression])
        #expect(found.map(\.location) == ["/States/S/Output/a[0]"])
    }

    @Test(arguments: [
        (#""Output":"{% 1 + %}""#, "/Output"),
        (#""Arguments":{"x":"{% 1 + %}"}"#, "/Arguments/x"),
        (#""TimeoutSeconds":"{% 1 + %}""#, "/TimeoutSeconds"),
        (#""HeartbeatSeconds":"{% 1 + %}""#, "/HeartbeatSeconds"),
        (#""Credentials":{"RoleArn":"{% 1 + %}"}"#, "/Credentials/RoleArn"),
        (#""Assign":{"v":"{% 1 + %}"}"#, "/Assign/v"),
        (#""Catch":[{"ErrorEquals":["E"],"Next":"S","Output":"{% 1 + %}"}]"#, "/Catch[0]/Output"),
        (
            #""Catch":[{"ErrorEquals":["E"],"Next":"S","Assign":{"v":"{% 1 + %}"}}]"#,
            "/Catch[0]/Assign/v"
        ),
    ])
    func `a Task state's expressions are checked`(member: String, place: String) throws {
        let resource = "arn:aws:states:::lambda:invoke"
        let state = #"{"Type":"Task","Resource":"\#(resource)",\#(member),"End":true}"#
        let expected = error(
            "Unexpected end of expression",
            at: "/States/S\(place)",
            code: .invalidJSONataExpression
        )
        #expect(try diagnostics(of: state) == [expected])
    }

    @Test(arguments: [
        (#"{"Type":"Fail","Error":"{% 1 + %}"}"#, "/Error"),
        (#"{"Type":"Fail","Cause":"{% 1 + %}"}"#, "/Cause"),
        (#"{"Type":"Succeed","Output":"{% 1 + %}"}"#, "/Output"),
        (#"{"Type":"Wait","Seconds":"{% 1 + %}","End":true}"#, "/Seconds"),
        (#"{"Type":"Wait","Timestamp":"{% 1 + %}","End":true}"#, "/Timestamp"),
        (#"{"Type":"Map","Items":"{% 1 + %}",\#(processor)}"#, "/Items"),
        (#"{"Type":"Map","ItemSelector":{"a":"{% 1 + %}"},\#(processor)}"#, "/ItemSelector/a"),
        (#"{"Type":"Map","MaxConcurrency":"{% 1 + %}",\#(processor)}"#, "/MaxConcurrency"),
        (
            #"{"Type":"Map","ToleratedFailureCount":"{% 1 + %}",\#(processor)}"#,
            "/ToleratedFailureCount"
        ),
        (
            #"{"Type":"Map","ToleratedFailurePercentage":"{% 1 + %}",\#(processor)}"#,
            "/ToleratedFailurePercentage"
        ),
    ])
    func `other states' expressions are checked`(state: String, place: String) throws {
        let expected = error(
            "Unexpected end of expression",
            at: "/States/S\(place)",
            code: .invalidJSONataExpression
        )
        #expect(try diagnostics(of: state) == [expected])
    }

    @Test func `a rule's expressions are checked`() throws {
        let machine = try definition(
            startAt: "S",
            """
            {"S":{"Type":"Choice","Choices":[{"Condition":"{% 1 + %}","Next":"T"},
                {"Condition":true,"Next":"T","Output":"{% 2 + %}","Assign":{"v":"{% 3 + %}"}}]},
             "T":{"Type":"Succeed"}}
            """
        )
        let places = ["[0]/Condition", "[1]/Assign/v", "[1]/Output"].map {
            "/States/S/Choices\($0)"
        }
        #expect(StateMachine.diagnostics(of: machine).map(\.location) == places)
    }

    @Test func `what a state's work gave may be read where it exists`() throws {
        let state = """
            {"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","End":true,
             "Output":"{% $states.result %}","Assign":{"a":"{% $states.result.b %}"},
             "Catch":[{"ErrorEquals":["States.ALL"],"Next":"S",
               "Output":"{% $states.errorOutput %}","Assign":{"e":"{% $states.errorOutput %}"}}]}
            """
        #expect(try diagnostics(of: state).isEmpty)
    }

    @Test func `an expression that is not closed is refused`() throws {
        let state = #"{"Type":"Pass","Output":{"a":["{% 1 %} ","a {% 1 %} b"]},"End":true}"#
        let expected = error(
            "JSONata string must start with {% and end with %}",
            at: "/States/S/Output/a[0]"
        )
        #expect(try diagnostics(of: state) == [expected])
    }

    @Test func `a comment is no expression`() throws {
        #expect(try diagnostics(of: #"{"Type":"Succeed","Comment":"{% 1 + "}"#).isEmpty)
    }

    private static let processor =
        #""ItemProcessor":{"StartAt":"A","States":{"A":{"Type":"Succeed"}}},"End":true"#
}
