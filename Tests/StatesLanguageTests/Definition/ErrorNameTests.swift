import StatesLanguage
import Testing

@Suite struct ErrorNameTests {
    @Test(arguments: [
        (ErrorName.all, "States.ALL"),
        (.branchFailed, "States.BranchFailed"),
        (.dataLimitExceeded, "States.DataLimitExceeded"),
        (.exceedToleratedFailureThreshold, "States.ExceedToleratedFailureThreshold"),
        (.heartbeatTimeout, "States.HeartbeatTimeout"),
        (.intrinsicFailure, "States.IntrinsicFailure"),
        (.itemReaderFailed, "States.ItemReaderFailed"),
        (.noChoiceMatched, "States.NoChoiceMatched"),
        (.parameterPathFailure, "States.ParameterPathFailure"),
        (.permissions, "States.Permissions"),
        (.queryEvaluationError, "States.QueryEvaluationError"),
        (.resultPathMatchFailure, "States.ResultPathMatchFailure"),
        (.resultWriterFailed, "States.ResultWriterFailed"),
        (.runtime, "States.Runtime"),
        (.taskFailed, "States.TaskFailed"),
        (.timeout, "States.Timeout"),
    ])
    func `a name of the language's own is written as the language writes it`(
        name: ErrorName,
        text: String
    ) {
        #expect(name.rawValue == text)
    }

    @Test func `a function's error has a name of its own`() {
        let name: ErrorName = "InsufficientInventory"
        #expect(name == ErrorName(rawValue: "InsufficientInventory"))
        #expect(name != .taskFailed)
    }
}
