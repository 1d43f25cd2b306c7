import JSON
import StatesLanguage
import Testing

@Suite struct WorkflowTypeTests {
    @Test(arguments: [
        (
            "arn:aws:states:::sns:publish.waitForTaskToken",
            "Express state machine does not support '.waitForTaskToken' service integration "
        ),
        (
            "arn:aws:states:::states:startExecution.sync",
            "Express state machine does not support '.sync' service integration"
        ),
        (
            "arn:aws:states:::states:startExecution.sync:2",
            "Express state machine does not support '.sync' service integration"
        ),
        (
            "arn:aws:states:us-east-1:123456789012:activity:a",
            "Express state machine does not support Activity ARN"
        ),
    ])
    func `what waits is for standard workflows only`(resource: String, message: String) throws {
        let state = #"{"Type":"Task","Resource":"\#(resource)","End":true}"#
        #expect(try diagnostics(of: state) == [error(message, at: "/States/S/Resource")])
        #expect(try diagnostics(of: state, as: .standard).isEmpty)
    }

    @Test func `iterations in executions of their own are for standard workflows only`() throws {
        let state = """
            {"Type":"Map","End":true,"Label":"m","ItemReader":{"Resource":"r"},
             "ItemBatcher":{"MaxItemsPerBatch":3},"ResultWriter":{"Resource":"w"},
             "ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"EXPRESS"},
               "StartAt":"A","States":{"A":{"Type":"Succeed"}}}}
            """
        let found = try diagnostics(of: state)
        #expect(
            found.first
                == error(
                    "The field 'Mode' with value 'DISTRIBUTED' is not supported inside 'EXPRESS' "
                        + "state machines",
                    at: "/States/S/ItemProcessor/ProcessorConfig/Mode"
                )
        )
        #expect(
            found.dropFirst().map(\.message) == [
                "Field 'Label' is not supported", "Field 'ItemReader' is not supported",
                "Field 'ItemBatcher' is not supported", "Field 'ResultWriter' is not supported",
            ]
        )
        let definition = try definition(of: state)
        let machine = try StateMachine(decoding: definition, as: .standard)
        #expect(machine.encoded().text == definition.text)
    }

    @Test func `an activity has no credentials`() throws {
        let state = """
            {"Type":"Task","Resource":"arn:aws:states:us-east-1:123456789012:activity:a",
             "Credentials":{"RoleArn":"arn:aws:iam::1:role/r"},"End":true}
            """
        let expected = error(
            "The field 'Credentials' is not supported for activities",
            at: "/States/S/Credentials"
        )
        #expect(try diagnostics(of: state, as: .standard) == [expected])
    }
}
