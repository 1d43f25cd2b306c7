import ArgumentParser
import OrderProcessor

/// `orders check`: the contract's scenarios against a running server.
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Plays the ten scenarios of the contract and checks what is true afterwards.",
        discussion: """
            The server should be otherwise idle, since stock is compared before and after. With \
            --database the invariants are audited over table and ledger as well. Exits with 1 \
            if anything differs.

            Example: orders check --url http://127.0.0.1:8080
            """
    )

    @Option(help: "The server to check.")
    var url = ServerAddress.local

    @Option(help: "The server's database file, to audit table and ledger as well.")
    var database: String?

    func run() async throws {
        var failed = 0
        try await HTTPConnection.with(url) { connection in
            let run = ScenarioRun(connection: connection)
            for scenario in Scenario.all {
                let faults = try await run.play(scenario)
                failed += faults.isEmpty ? 0 : 1
                print(
                    "\(faults.isEmpty ? "ok    " : "FAILED") \(scenario.number)  \(scenario.title)"
                )
                for fault in faults { print("         \(fault)") }
            }
        }
        print("\(Scenario.all.count - failed) passed, \(failed) failed")
        if let database {
            let report = try await AuditRun(database: database).report()
            print("audit: \(report.summary)")
            for violation in report.violations { print("  VIOLATION \(violation.line)") }
            failed += report.violations.count
        }
        guard failed == 0 else { throw ExitCode.failure }
    }
}
