import StatesLanguage

/// How the 25 seconds of an execution are shared out, as expressions.
///
/// An execution's own time limit cannot be caught, so nothing may ever reach it. A state's attempts
/// share what is left of its phase; a choice before it sees to it that something is left. What may
/// exceed a phase is at least one second an attempt, and a second of delay for each retry.
enum TimeBudget {
    /// The states up to SaveOrder.
    case forward

    /// Undoing, and the steps behind SaveOrder.
    case afterwards

    /// Noting that a capture is put off, the very last thing that an execution does.
    case last

    /// The execution's own limit.
    static let executionSeconds: Int64 = 25

    /// When the phase ends, in seconds after the execution's start.
    private var endSeconds: Int64 {
        switch self {
        case .forward: 15
        case .afterwards: 22
        case .last: 23
        }
    }

    /// What each of `attempts` attempts may take: an equal share of what is left, at least 1.
    ///
    /// `$start` is the execution's start time in milliseconds.
    func secondsPerAttempt(_ attempts: Int64) -> NumberOrExpression {
        let left = "$start + \(endSeconds * 1_000) - $millis()"
        return .expression("{% $max([1, $floor((\(left)) / \(attempts * 1_000))]) %}")
    }

    /// Whether two attempts of a second fit into the first phase.
    static let hasTimeForward = "$millis() < $start + 13000"

    /// Whether undoing may go on: two attempts and a delay end before the execution's limit.
    static let hasTimeToUndo = "$millis() < $start + 21500"

    /// Whether the steps behind SaveOrder may begin: capture, its delay and its note fit in.
    static let hasTimeAfterCommit = "$millis() < $start + 20000"
}
