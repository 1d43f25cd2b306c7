import ArgumentParser
import JSON
import OrderProcessor

/// `orders audit`: the invariants over table and ledger.
struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Checks the invariants over table and ledger; may run beside a server.",
        discussion: """
            Exits with 1 if an invariant is violated. What seems wrong is looked at again after \
            two seconds and told only if it persists.

            Example: orders audit --database .expressway/orders.sqlite --json
            """
    )

    @Option(help: "The database's file; the ledger lies beside it.")
    var database = DatabaseFiles.defaultPath

    @Flag(help: "Prints one JSON object.")
    var json = false

    func run() async throws {
        let report = try await AuditRun(database: database).report()
        if json {
            var builder = JSONBuilder()
            report.write(to: &builder)
            print(builder.finish().text)
        } else {
            print(report.summary)
            for violation in report.violations { print(violation.line) }
        }
        guard report.violations.isEmpty else { throw ExitCode.failure }
    }
}
