import ExpressWorkflows
import Functions
import Logging
import Stacks
import Velocity

/// Leaves one line in the log for each execution that failed or timed out.
struct ExecutionFailureLog: Sendable {
    private let logger: Logger
    private let masking: [ExpressWorkflows.MaskingRule]

    init(logger: Logger, masking: [Stacks.MaskingRule]) {
        self.logger = logger
        self.masking = masking.map {
            ExpressWorkflows.MaskingRule(member: $0.member, keeping: Set($0.keeping))
        }
    }

    /// Writes the line, if the execution did not succeed.
    func note(_ result: ExecutionResult, requestID: RequestID) {
        guard result.status != .succeeded else { return }
        let masked = masking.reduce(result.cause ?? "") { $1.masking(text: $0) }
        let cause = String(
            masked.prefix(GatewayLimits.loggedCauseLength).map { $0.isNewline ? " " : $0 }
        )
        logger.error(
            "Execution ended without success",
            metadata: [
                "request.id": "\(requestID)",
                "execution.name": "\(result.name)",
                "execution.status": "\(result.status.rawValue)",
                "state.name": "\(result.failedState ?? "")",
                "error.name": "\(result.error ?? "")",
                "error.cause": "\(cause)",
            ]
        )
    }

    /// Writes a line about a template that failed; its message quotes no data.
    func note(_ error: VelocityError) {
        logger.error(
            "A mapping template failed",
            metadata: [
                "template.line": "\(error.line)",
                "template.column": "\(error.column)",
                "error.kind": "\(error.kind)",
            ]
        )
    }
}
