import ExpressWorkflows
import Functions
import Stacks

/// Runs the executions of one state machine: not too many at once, none for too long.
struct ExecutionRunner: Sendable {
    let engine: WorkflowEngine
    let timeLimit: IntegrationTimeLimit
    let admission: ExecutionAdmission
    let failureLog: ExecutionFailureLog

    /// Runs an execution to its end.
    ///
    /// - Throws: The refusal where too many run, or where it takes too long.
    func execute(
        _ call: StartSyncExecutionCall,
        requestID: RequestID,
        _ patience: Patience
    ) async throws(GatewayRefusal) -> ExecutionResult {
        guard admission.enter() else { throw GatewayRefusal(.throttled) }
        if timeLimit.isBounded { return await run(call, requestID) }
        return try await patience.wait(timeLimit.duration) { await run(call, requestID) }
    }

    private func run(
        _ call: StartSyncExecutionCall,
        _ requestID: RequestID
    ) async -> ExecutionResult {
        defer { admission.leave() }
        let result = await engine.execute(call.input, name: call.name)
        failureLog.note(result, requestID: requestID)
        return result
    }
}
