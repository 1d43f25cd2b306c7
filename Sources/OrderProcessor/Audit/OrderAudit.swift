public import Payments

/// Checks the invariants over table and ledger.
///
/// What only recovery brings about is not asked for here: an attempt that is open or aborting may
/// hold stock and money, and a committed order may wait for its capture.
public struct OrderAudit: Sendable {
    private let ledger: any LedgerReader
    private let store: @Sendable () async throws -> OrderStore
    private let pause: @Sendable (Duration) async throws -> Void

    /// How long something must stay wrong to be reported.
    public static let persistence: Duration = .seconds(2)

    /// Creates an audit.
    ///
    /// - Parameters:
    ///   - ledger: The processor's books.
    ///   - pause: Waits; replaced in tests.
    ///   - store: Opens the table for one look; best as a snapshot of one moment, for then no
    ///     number can differ from another only because the two were read apart.
    public init(
        ledger: any LedgerReader,
        pause: @escaping @Sendable (Duration) async throws -> Void = {
            try await Task.sleep(for: $0)
        },
        store: @escaping @Sendable () async throws -> OrderStore
    ) {
        self.ledger = ledger
        self.store = store
        self.pause = pause
    }

    /// Looks, and looks again where something seems wrong; reports what is wrong both times.
    ///
    /// - Returns: The counts of the last look and the violations.
    /// - Throws: An error of table or ledger, if they cannot be read.
    public func run() async throws -> AuditReport {
        let first = try await AuditLook(ledger: ledger, store: store)
        let suspicions = first.findings()
        guard !suspicions.isEmpty else { return try first.report() }

        try await pause(Self.persistence)
        let second = try await AuditLook(ledger: ledger, store: store)
        let keys = Set(suspicions.map(\.key))
        var report = try second.report()
        report.violations = second.findings()
            .filter { keys.contains($0.key) }
            .prefix(OrderLimits.auditViolations)
            .map(\.violation)
        return report
    }
}
