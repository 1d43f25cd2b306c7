import ArgumentParser
import JSON
import OrderProcessor
import Terminal

/// `orders load`: the contract's load profile, or a closed loop.
struct LoadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "load",
        abstract: "Posts orders as many users would, and reports what came of them.",
        discussion: """
            Without options: the published profile, up to 200 looping users within 35 seconds, \
            each pausing 0.1 s between orders. With --connections: that many connections, each \
            sending its next order as soon as the last is answered.

            Afterwards stock and orders are reconciled over HTTP; with --database, captures and \
            holds too, from table and ledger.

            Example: orders load --url http://127.0.0.1:8080 --connections 64 --duration 30
            """
    )

    @Option(help: "The server to load.")
    var url = ServerAddress.local

    @Option(help: "A closed loop with this many connections (1–10,000).")
    var connections: Int?

    @Option(help: "How long the closed loop lasts, in seconds (1–86,400).")
    var duration = 30

    @Option(help: "The server's database file, to check captures and holds as well.")
    var database: String?

    @Option(help: "Chooses products and methods; the same seed, the same choice.")
    var seed: UInt64 = 1

    func validate() throws {
        if let connections, !(1...10_000).contains(connections) {
            throw ValidationError("--connections expects 1 to 10,000, found \(connections)")
        }
        guard (1...86_400).contains(duration) else {
            throw ValidationError("--duration expects 1 to 86,400 seconds, found \(duration)")
        }
    }

    func run() async throws {
        let profile =
            connections.map {
                LoadProfile.closedLoop(connections: $0, duration: .seconds(duration))
            }
            ?? .published
        let stock = try await HTTPConnection.with(url) { try await LoadReconciliation.stock($0) }
        let tally = try await LoadSession.play(
            profile,
            against: url,
            seed: seed,
            progress: StandardError.isTerminal ? LoadProgress() : nil
        )
        print(LoadReport(tally: tally))
        let reconciliation = try await HTTPConnection.with(url) {
            try await LoadReconciliation.compare(tally, stockBefore: stock, over: $0)
        }
        for line in reconciliation.summary { print("  \(line)") }
        for line in reconciliation.differences { print("  DIFFERENCE: \(line)") }
        let auditIsClean = try await reportAudit()
        guard tally.failures == 0, reconciliation.differences.isEmpty, auditIsClean else {
            throw ExitCode.failure
        }
    }

    /// Audits table and ledger where they are at hand.
    ///
    /// - Returns: Whether no invariant is violated, as far as was looked.
    private func reportAudit() async throws -> Bool {
        guard let database else {
            print("  captures and holds: not checked (no --database)")
            return true
        }
        let report = try await AuditRun(database: database).report()
        print("  captures and holds: \(report.summary)")
        for violation in report.violations { print("  VIOLATION \(violation.line)") }
        return report.violations.isEmpty
    }
}
