import Terminal

/// One line on standard error that follows a run, if somebody looks at a terminal.
struct LoadProgress: Sendable {
    /// Rewrites the line.
    func show(_ tally: LoadTally, users: Int, elapsed: Duration) {
        let seconds = max(elapsed / .seconds(1), 0.001)
        let rate = Int(Double(tally.requests) / seconds)
        StandardError.write(
            "\r\u{1B}[K\(Int(seconds)) s  \(users) users  \(tally.requests) requests  "
                + "\(rate)/s  \(tally.failures) failed"
        )
    }

    /// Takes the line away again.
    func clear() {
        StandardError.write("\r\u{1B}[K")
    }
}
