import JSON
import StatesLanguage
import Testing

@Suite struct RecoveryDiagnosticsTests {
    @Test(arguments: [
        (#"{}"#, "These fields are required: [ErrorEquals]", ""),
        (#"{"ErrorEquals":[]}"#, "Value cannot be empty", "/ErrorEquals"),
        (#"{"ErrorEquals":"E"}"#, "Expected value of type [ARRAY]", "/ErrorEquals"),
        (#"{"ErrorEquals":[7]}"#, "Expected value of type [STRING]", "/ErrorEquals[0]"),
        (
            #"{"ErrorEquals":["States.ALL","E"]}"#,
            "States.ALL must appear alone and at end of list", "/ErrorEquals"
        ),
        (#"{"ErrorEquals":["E"],"IntervalSeconds":-1}"#, "Minimum value is 0", "/IntervalSeconds"),
        (
            #"{"ErrorEquals":["E"],"IntervalSeconds":0.5}"#, "Expected value of type Integer",
            "/IntervalSeconds"
        ),
        (#"{"ErrorEquals":["E"],"MaxAttempts":-1}"#, "Minimum value is 0", "/MaxAttempts"),
        (
            #"{"ErrorEquals":["E"],"MaxAttempts":100000000}"#, "Maximum value is 99999999",
            "/MaxAttempts"
        ),
        (#"{"ErrorEquals":["E"],"BackoffRate":0.9}"#, "Minimum value is 1", "/BackoffRate"),
        (
            #"{"ErrorEquals":["E"],"BackoffRate":"2"}"#, "Expected value of type Number",
            "/BackoffRate"
        ),
        (#"{"ErrorEquals":["E"],"MaxDelaySeconds":0}"#, "Minimum value is 1", "/MaxDelaySeconds"),
        (
            #"{"ErrorEquals":["E"],"MaxDelaySeconds":31622401}"#, "Maximum value is 31622400",
            "/MaxDelaySeconds"
        ),
        (
            #"{"ErrorEquals":["E"],"JitterStrategy":"SOME"}"#,
            "Value should be one of the following: [NONE, FULL]", "/JitterStrategy"
        ),
        (#"{"ErrorEquals":["E"],"Next":"S"}"#, "Field 'Next' is not supported", ""),
    ])
    func `a retrier has exactly this fault`(
        retrier: String,
        message: String,
        place: String
    ) throws {
        let state = #"{"Type":"Task","Resource":"\#(invoke)","Retry":[\#(retrier)],"End":true}"#
        let expected = error(message, at: "/States/S/Retry[0]\(place)")
        #expect(try diagnostics(of: state) == [expected])
    }

    @Test func `a retrier for all errors comes last`() throws {
        let state = """
            {"Type":"Task","Resource":"\(invoke)","End":true,
             "Retry":[{"ErrorEquals":["States.ALL"]},{"ErrorEquals":["E"]}]}
            """
        let expected = error(
            "States.ALL must appear alone and at end of list",
            at: "/States/S/Retry[0]/ErrorEquals"
        )
        #expect(try diagnostics(of: state) == [expected])
    }

    @Test(arguments: [
        (
            #"{"ErrorEquals":["E"]}"#, "These fields are required: [Next]", "",
            DiagnosticCode.schemaValidationFailed
        ),
        (
            #"{"ErrorEquals":["States.ALL","E"],"Next":"S"}"#,
            "States.ALL must appear alone and at end of list", "/ErrorEquals",
            .schemaValidationFailed
        ),
        (
            #"{"ErrorEquals":["E"],"Next":"Gone"}"#, "Missing 'Next' target: Gone", "/Next",
            .missingTransitionTarget
        ),
        (
            #"{"ErrorEquals":["E"],"Next":"S","ResultPath":"$"}"#,
            "The QueryLanguage is set to 'JSONata', but field 'ResultPath' is only supported for "
                + "the 'JSONPath' QueryLanguage",
            "", .schemaValidationFailed
        ),
        (
            #"{"ErrorEquals":["E"],"Next":"S","MaxAttempts":1}"#,
            "Field 'MaxAttempts' is not supported", "", .schemaValidationFailed
        ),
    ])
    func `a catcher has exactly this fault`(
        catcher: String,
        message: String,
        place: String,
        code: DiagnosticCode
    ) throws {
        let state = #"{"Type":"Task","Resource":"\#(invoke)","Catch":[\#(catcher)],"End":true}"#
        let expected = error(message, at: "/States/S/Catch[0]\(place)", code: code)
        #expect(try diagnostics(of: state) == [expected])
    }

    private let invoke = "arn:aws:states:::lambda:invoke"
}
