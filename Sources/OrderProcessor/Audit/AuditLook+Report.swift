import Payments

extension AuditLook {
    /// What was counted, without what is wrong.
    func report() throws(MoneyError) -> AuditReport {
        var report = AuditReport()
        var amounts: [Currency: Money] = [:]
        for facts in orders.values {
            if facts.order != nil { report.orderCount += 1 }
            if facts.payments.contains(where: { $0.captureCount > 0 }) {
                report.capturedOrderCount += 1
            }
            for payment in facts.payments {
                if payment.state == .requiresCapture { report.openHoldCount += 1 }
                guard payment.captureCount > 0 else { continue }
                let currency = payment.captured.currency
                let known = amounts[currency] ?? .zero(currency)
                amounts[currency] = try known.adding(payment.captured)
            }
        }
        for facts in products.values {
            report.reservedUnits += facts.inventory?.reserved ?? 0
        }
        report.capturedAmounts = amounts.values.sorted { $0.currency.code < $1.currency.code }
        return report
    }

    /// Everything that is wrong, in the order of the invariants.
    func findings() -> [AuditFinding] {
        var findings = unreadable
        if let finding = pairingFinding { findings.append(finding) }
        for (id, facts) in products { findings += facts.findings(id) }
        for (id, facts) in orders { findings += facts.findings(id) }
        return findings.sorted {
            ($0.violation.invariant, $0.key) < ($1.violation.invariant, $1.key)
        }
    }

    /// Says that table and ledger were mixed up, which breaks whatever joins the two.
    private var pairingFinding: AuditFinding? {
        guard let pairedID, pairedID != ledgerID else { return nil }
        return AuditFinding(
            5,
            "pairing",
            "the database belongs to the payment ledger \(pairedID), not to \(ledgerID)"
        )
    }
}
