/// The kind of workflow that a definition is checked for.
public enum WorkflowType: String, Sendable, Hashable {
    /// Short, synchronous executions: what this package runs.
    case express = "EXPRESS"

    /// Long executions that may wait for callbacks; checked, but not run.
    case standard = "STANDARD"
}
