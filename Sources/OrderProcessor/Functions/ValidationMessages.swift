public import JSON
import Payments

/// The body of a request, whatever it is: finding out is the function's work.
public struct OrderBody: Sendable, JSONReadable {
    /// The body.
    public let json: JSONValue

    /// Takes any value.
    public init(reading value: JSONValue) { json = value }
}

/// What a request buys, or everything that is wrong with it.
public enum ValidationAnswer: Hashable, Sendable {
    /// The request is fine.
    case order(PricedOrder)

    /// The request is refused.
    case faults([RequestFault])
}

extension ValidationAnswer: JSONWritable {
    /// Writes `order` or `errors`.
    public func write(to builder: inout JSONBuilder) {
        builder.object {
            switch self {
            case .order(let order): $0.set("order", to: order)
            case .faults(let faults): $0.set("errors", to: faults)
            }
        }
    }
}

extension PricedOrder: JSONWritable {
    /// Writes lines and total, the total in major units and, as `amount`, in minor units.
    public func write(to builder: inout JSONBuilder) {
        builder.object {
            $0.set("items", to: items)
            $0.set("total", to: total.majorUnits)
            $0.set("currency", to: total.currency.code)
            $0.set("amount", to: total.minorUnits)
            $0.set("firstLines", to: firstLines)
        }
    }
}

extension RequestFault: JSONWritable {
    /// Writes the fault as it is on the wire.
    public func write(to builder: inout JSONBuilder) {
        builder.object {
            $0.set("pointer", to: pointer)
            $0.set("code", to: code.rawValue)
            $0.set("detail", to: detail)
        }
    }
}
