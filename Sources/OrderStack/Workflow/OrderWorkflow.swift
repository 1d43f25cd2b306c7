public import StatesLanguage

/// The workflow that turns a request into an order.
///
/// Everything before SaveOrder can be undone, SaveOrder is the one point of commitment, and
/// everything behind it is only ever repeated.
public enum OrderWorkflow {
    /// The name under which it is deployed.
    public static let name = "order-processor"

    /// The state machine.
    public static let definition = StateMachine(
        startAt: "TransformRequest",
        comment: "Holds stock and money, commits the order, then captures and ships",
        timeoutSeconds: TimeBudget.executionSeconds
    ) {
        acceptance
        reservation
        payment
        commitment
        undoing
        answers
    }
}
