/// How an execution ended.
public enum ExecutionStatus: String, Sendable, Hashable {
    /// It has an output.
    case succeeded = "SUCCEEDED"

    /// It has an error, which no state caught.
    case failed = "FAILED"

    /// It took longer than it may.
    case timedOut = "TIMED_OUT"
}
