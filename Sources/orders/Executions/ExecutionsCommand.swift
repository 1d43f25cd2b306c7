import ArgumentParser
import ExpressWorkflows
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
        for summary in answer { print(summary.line) }
    }
}

extension ExecutionSummary {
    /// The execution in one line: when, how it ended, how long it took, its name and its id.
    fileprivate var line: String {
        let ending = status.rawValue + (error.map { " \($0)" } ?? "")
        let milliseconds = LoadReport.decimal(duration / .milliseconds(1), 2)
        return "\(Timestamps.text(startDate))  \(milliseconds) ms  \(ending)  \(name)\n  \(arn)"
    }
}
