import JSON
import Testing

/// What `orders audit` says of a database, beside whoever serves it.
struct AuditReading {
    /// The whole report.
    let report: JSONValue

    /// Audits a database; an invariant that is violated fails the test.
    static func of(
        _ database: TemporaryFile,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> AuditReading {
        let outcome = try await ProductExecutable.orders.run([
            "audit", "--database", database.path, "--json",
        ])
        #expect(
            outcome.status == 0,
            "\(outcome.output)\(outcome.errors)",
            sourceLocation: sourceLocation
        )
        return AuditReading(report: try JSONValue(parsing: outcome.output))
    }

    /// That nothing was bought, nothing is held, and nothing was charged.
    func expectUntouched(sourceLocation: SourceLocation = #_sourceLocation) {
        for count in ["orders", "capturedOrders", "openHolds", "reserved"] {
            #expect(report[count] == 0, "\(count)", sourceLocation: sourceLocation)
        }
        #expect(report["capturedAmount"] == [:], sourceLocation: sourceLocation)
    }
}
