import ArgumentParser
import JSON
import Terminal

/// `orders executions`: what ran lately.
struct ExecutionsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "executions",
        abstract: "Lists the recent executions of the running server, the newest first.",
        discussion: """
            Asks the server over loopback; it answers nobody else.

            Example: orders executions --name customer-1 --failed
            """
    )

    @Option(help: "Only executions whose name begins so.")
    var name: String?

    @Flag(help: "Only executions that failed or timed out.")
    var failed = false

    @Option(help: "The server.")
    var url = ServerAddress.local

    func run() async throws {
        let answer = try await ExecutionClient(address: url).list(name: name, failed: failed)
        guard !answer.isEmpty else { return print("no executions") }
        for summary in answer { print(ExecutionLine(summary: summary)) }
    }
}

/// A listed execution in two lines: when, how long, how it ended, its name; and its ARN.
private struct ExecutionLine: CustomStringConvertible {
    var summary: JSONValue

    var description: String {
        let ending = [text("status"), text("error")].filter { !$0.isEmpty }.joined(separator: " ")
        let duration = summary["durationMilliseconds"]?.double ?? 0
        return "\(startTime)  \(LoadReport.decimal(duration, 2)) ms  \(ending)  \(text("name"))\n"
            + "  \(text("executionArn"))"
    }

    private func text(_ member: String) -> String { summary[member]?.string ?? "" }

    /// The time of day in UTC, in milliseconds.
    private var startTime: String {
        let milliseconds = Int64(((summary["startDate"]?.double ?? 0) * 1_000).rounded())
        let day = milliseconds % 86_400_000
        func padded(_ value: Int64, _ count: Int) -> String {
            let digits = String(value)
            return String(repeating: "0", count: max(0, count - digits.utf8.count)) + digits
        }
        return padded(day / 3_600_000, 2) + ":" + padded(day / 60_000 % 60, 2) + ":"
            + padded(day / 1_000 % 60, 2) + "." + padded(day % 1_000, 3)
    }
}
