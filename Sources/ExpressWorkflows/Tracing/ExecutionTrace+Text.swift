import JSON
import StatesLanguage

extension ExecutionTrace {
    /// The execution as a tree of text, for people.
    ///
    /// - Parameter width: How many characters a line may have; documents are cut off there. 0 means
    ///   that nothing is cut.
    /// - Returns: Lines of text, each ended by a line break.
    public func rendered(width: Int = 120) -> String {
        var page = TracePage(width: width)
        page.write(self)
        return page.text
    }
}

/// Writes a trace, line by line.
private struct TracePage {
    private static let labelWidth = 10
    private static let minimumTextWidth = 20

    let width: Int
    private(set) var text = ""

    init(width: Int) { self.width = width }

    mutating func write(_ trace: ExecutionTrace) {
        let summary = trace.summary
        let states = summary.stateCount == 1 ? "1 state" : "\(summary.stateCount) states"
        line(
            0,
            "\(summary.name)  \(summary.status.rawValue)  \(duration(summary.duration)), \(states)"
        )
        line(0, summary.executionARN)
        line(0, "started   \(Timestamp.text(milliseconds: summary.startDate))")
        if let input = trace.input { field(0, "input", input.text) }
        if let output = trace.output { field(0, "output", output.text) }
        failure(0, EventFailure(error: summary.error, cause: summary.cause))
        for state in trace.states { write(state, at: 0) }
        if trace.droppedEventCount > 0 {
            line(0, "\(trace.droppedEventCount) events were not kept")
        }
    }

    private mutating func write(_ state: StateTrace, at depth: Int) {
        let mark =
            switch state.outcome {
            case .succeeded: "✓"
            case .caught: "!"
            case .failed: "✗"
            case .aborted: "–"
            case .unknown: "?"
            }
        var head = "\(mark) \(state.name)  \(state.type.rawValue)"
        if let stop = state.stopDate { head += "  \(stop - state.startDate) ms" }
        if state.attempts.count > 1 { head += "  \(state.attempts.count) attempts" }
        line(depth, head)
        field(depth + 1, "input", state.input.text)
        write(state.attempts, at: depth + 1)
        for branch in state.branches { write(branch, of: state, at: depth + 1) }
        if let failure = state.failure, state.attempts.isEmpty { self.failure(depth + 1, failure) }
        if let variables = state.variables { field(depth + 1, "assigned", variables.text) }
        if let output = state.output { field(depth + 1, "output", output.text) }
    }

    private mutating func write(_ attempts: [StateTrace.Attempt], at depth: Int) {
        for (index, attempt) in attempts.enumerated() {
            let label = attempts.count == 1 ? "call" : "call \(index + 1)"
            var text = attempt.resource.rawValue
            if let stop = attempt.stopDate { text += "  \(stop - attempt.startDate) ms" }
            field(depth, label, text)
            field(depth + 1, "arguments", attempt.parameters.text)
            if let output = attempt.output { field(depth + 1, "result", output.text) }
            if let failure = attempt.failure { self.failure(depth + 1, failure) }
        }
    }

    private mutating func write(_ branch: StateTrace.Branch, of state: StateTrace, at depth: Int) {
        var label = branch.index.map { "item \($0)" } ?? "branch"
        if state.branches.contains(where: { $0.attempt > 1 }) {
            label += "  (attempt \(branch.attempt))"
        }
        line(depth, label)
        for state in branch.states { write(state, at: depth + 1) }
    }

    private mutating func failure(_ depth: Int, _ failure: EventFailure) {
        if let error = failure.error { field(depth, "error", error) }
        if let cause = failure.cause { field(depth, "cause", cause) }
    }

    private mutating func field(_ depth: Int, _ label: String, _ value: String) {
        let padding = String(repeating: " ", count: max(1, Self.labelWidth - label.count))
        line(depth, label + padding + value)
    }

    private mutating func line(_ depth: Int, _ content: String) {
        let indentation = String(repeating: "  ", count: depth)
        text += indentation
        // A line break within a value must not break the tree.
        let content = content.replacing("\n", with: "⏎")
        let room = max(Self.minimumTextWidth, width - indentation.count)
        text += width > 0 && content.count > room ? content.prefix(room - 1) + "…" : content
        text += "\n"
    }

    private func duration(_ duration: Duration) -> String {
        let milliseconds = duration.milliseconds
        guard milliseconds < 1_000 else { return "\(fixed(milliseconds / 1_000)) s" }
        return "\(fixed(milliseconds)) ms"
    }

    /// The number with one decimal.
    private func fixed(_ number: Double) -> String {
        let tenths = Int((number * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}
