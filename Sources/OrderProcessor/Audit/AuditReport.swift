public import JSON
public import Payments

/// What an audit counted, and what it found wrong.
public struct AuditReport: Hashable, Sendable {
    /// The orders in the table.
    public var orderCount = 0

    /// The orders for which the processor took money.
    public var capturedOrderCount = 0

    /// The payments that hold their amount and have not taken it.
    public var openHoldCount = 0

    /// What the processor took, by currency code, in the order of the codes.
    public var capturedAmounts: [Money] = []

    /// The units that are reserved, of all products.
    public var reservedUnits: Int64 = 0

    /// What is wrong, by invariant; at most ``OrderLimits``' number of them.
    public var violations: [AuditViolation] = []
}

extension AuditReport: JSONWritable {
    /// Writes the report as `orders audit --json` shows it, amounts in major units.
    public func write(to builder: inout JSONBuilder) {
        builder.object {
            $0.set("orders", to: orderCount)
            $0.set("capturedOrders", to: capturedOrderCount)
            $0.set("openHolds", to: openHoldCount)
            $0.object("capturedAmount") {
                for amount in capturedAmounts {
                    $0.set(amount.currency.code, to: amount.majorUnits)
                }
            }
            $0.set("reserved", to: reservedUnits)
            $0.set("violations", to: violations)
        }
    }
}
