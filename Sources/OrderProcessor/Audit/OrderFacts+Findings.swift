import Payments

extension OrderFacts {
    /// What is wrong with an order number: the invariants from the second on.
    func findings(_ id: String) -> [AuditFinding] {
        var findings = reservationFindings(id) + attemptFindings(id) + captureFindings(id)
        if let order {
            findings += paymentFindings(order)
            if let text = order.sumFault { findings.append(AuditFinding(4, "\(id) sum", text)) }
        }
        return findings
    }

    private func reservationFindings(_ id: String) -> [AuditFinding] {
        var findings: [AuditFinding] = []
        switch attempt {
        case nil, .aborted:
            if heldUnits > 0 {
                let text = "order \(id) still holds \(heldUnits) units, though it was given up"
                findings.append(AuditFinding(2, "\(id) held", text))
            }
        case .open, .aborting, .committed:
            break
        }
        guard attempt == .committed, let order else {
            if consumedUnits > 0 {
                let text = "order \(id) sold \(consumedUnits) units, though it was not committed"
                findings.append(AuditFinding(2, "\(id) consumed", text))
            }
            return findings
        }
        let units = order.items.reduce(0) { $0 + $1.quantity }
        if heldUnits + consumedUnits != units {
            let text =
                "order \(id) has lines of \(units) units, but reservations of"
                + " \(heldUnits + consumedUnits)"
            findings.append(AuditFinding(2, "\(id) lines", text))
        }
        if itemUnits != consumedUnits {
            let text =
                "order \(id) has order items of \(itemUnits) units, but consumed reservations of"
                + " \(consumedUnits)"
            findings.append(AuditFinding(2, "\(id) items", text))
        }
        return findings
    }

    private func attemptFindings(_ id: String) -> [AuditFinding] {
        switch (order != nil, attempt == .committed) {
        case (true, false):
            let state = attempt?.rawValue ?? "missing"
            return [AuditFinding(3, id, "order \(id) exists, but its attempt is \(state)")]
        case (false, true):
            return [AuditFinding(3, id, "attempt \(id) is committed, but there is no order")]
        case (true, true), (false, false):
            return []
        }
    }

    private func captureFindings(_ id: String) -> [AuditFinding] {
        var findings: [AuditFinding] = []
        let captures = payments.reduce(0) { $0 + $1.captureCount }
        if captures > 1 {
            let text = "order \(id) was captured \(captures) times"
            findings.append(AuditFinding(4, "\(id) captures", text))
        }
        if captures > 0, order == nil {
            let text = "money was taken for \(id), but there is no order"
            findings.append(AuditFinding(5, id, text))
        }
        for payment in payments where payment.state == .requiresCapture {
            guard payment.reference.id != order?.transactionID else { continue }
            // An attempt that is open, or being given up, may still hold its amount.
            guard attempt != .open, attempt != .aborting else { continue }
            let text = "payment \(payment.reference) holds \(payment.amount), but no order needs it"
            findings.append(AuditFinding(7, "\(payment.reference)", text))
        }
        return findings
    }

    private func paymentFindings(_ order: Order) -> [AuditFinding] {
        let id = order.orderID
        let payment = payments.first { $0.reference.id == order.transactionID }
        guard let payment else {
            let text = "order \(id) names the payment \(order.transactionID), which is in no ledger"
            return [AuditFinding(6, id, text)]
        }
        var findings: [AuditFinding] = []
        let amount = payment.captureCount > 0 ? payment.captured : payment.amount
        if amount != order.total {
            let text = "order \(id) is over \(order.total), but its payment over \(amount)"
            findings.append(AuditFinding(4, "\(id) amount", text))
        }
        let fits =
            switch (order.status, order.paymentStatus) {
            case (.completed, .captured): payment.state == .succeeded
            case (.completed, .authorized), (.completed, .capturePending):
                payment.state == .succeeded || payment.state == .requiresCapture
            case (.completed, .voided): false
            case (.paymentFailed, _):
                payment.state != .succeeded && payment.state != .requiresCapture
            }
        if !fits {
            let text =
                "order \(id) is \(order.status.rawValue) and \(order.paymentStatus.rawValue),"
                + " but its payment is \(payment.state)"
            findings.append(AuditFinding(6, id, text))
        }
        return findings
    }
}

extension Order {
    /// What is wrong with the order's amounts, if something is.
    fileprivate var sumFault: String? {
        do throws(MoneyError) {
            var sum = Money.zero(total.currency)
            for line in items {
                guard try line.price.multiplied(by: line.quantity) == line.subtotal else {
                    return "order \(orderID) has a line of \(line.productID) that is miscalculated"
                }
                sum = try sum.adding(line.subtotal)
            }
            return sum == total
                ? nil : "order \(orderID) is over \(total), but its lines over \(sum)"
        } catch {
            return "order \(orderID) has amounts that cannot be added: \(error)"
        }
    }
}
