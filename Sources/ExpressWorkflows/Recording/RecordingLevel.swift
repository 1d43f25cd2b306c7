/// How much of an execution is recorded, as a state machine's logging configuration says it.
public enum RecordingLevel: String, Sendable, Hashable, Comparable {
    /// Nothing.
    case off = "OFF"

    /// What ended an execution without success.
    case fatal = "FATAL"

    /// Failures, time-outs and what was given up.
    case error = "ERROR"

    /// Everything.
    case all = "ALL"

    /// Whether `left` records less than `right`.
    public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .off: 0
        case .fatal: 1
        case .error: 2
        case .all: 3
        }
    }
}
