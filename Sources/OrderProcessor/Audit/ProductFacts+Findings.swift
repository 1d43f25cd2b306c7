extension ProductFacts {
    /// What is wrong with a product: the first two invariants.
    ///
    /// The difference belongs to the key: beside a running server numbers of different moments
    /// may differ twice, but hardly twice by the same amount.
    func findings(_ id: String) -> [AuditFinding] {
        guard let inventory else {
            guard heldUnits + consumedUnits > 0 else { return [] }
            return [AuditFinding(1, id, "product \(id) has reservations, but no inventory")]
        }
        var findings: [AuditFinding] = []
        if min(inventory.quantity, inventory.reserved, inventory.sold) < 0 {
            findings.append(AuditFinding(1, "\(id) sign", "product \(id) has negative stock"))
        }
        let sum = inventory.quantity + inventory.reserved + inventory.sold
        if let stocked = inventory.stocked, sum != stocked {
            let text =
                "product \(id) was stocked with \(stocked) units, but quantity, reserved and sold"
                + " add up to \(sum)"
            findings.append(AuditFinding(1, "\(id) stock \(sum - stocked)", text))
        }
        if inventory.sold != consumedUnits {
            let text =
                "product \(id) has \(inventory.sold) units sold, but consumed reservations of"
                + " \(consumedUnits)"
            findings.append(AuditFinding(1, "\(id) sold \(inventory.sold - consumedUnits)", text))
        }
        if inventory.reserved != heldUnits {
            let text =
                "product \(id) has \(inventory.reserved) units reserved, but held reservations of"
                + " \(heldUnits)"
            findings.append(
                AuditFinding(2, "\(id) reserved \(inventory.reserved - heldUnits)", text)
            )
        }
        return findings
    }
}
