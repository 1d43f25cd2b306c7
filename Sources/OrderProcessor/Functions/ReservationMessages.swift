public import JSON

/// Asks to reserve one line, or to give it back.
public struct ReservationRequest: Hashable, Sendable, JSONReadable {
    /// The order that the line belongs to.
    public var orderID: String

    /// The line.
    public var line: LineQuantity

    /// Reads a request.
    public init(reading value: JSONValue) throws(JSONReadingError) {
        orderID = try value.read("orderId")
        line = try LineQuantity(reading: value)
    }
}

/// Whether a line's units are set aside.
public enum ReservationAnswer: Hashable, Sendable, JSONWritable {
    /// They are.
    case reserved

    /// There are fewer units of the product.
    case short(LineQuantity, available: Int64)

    /// Writes the answer.
    public func write(to builder: inout JSONBuilder) {
        builder.object {
            switch self {
            case .reserved:
                $0.set("reserved", to: true)
            case .short(let line, let available):
                $0.set("reserved", to: false)
                $0.set("productId", to: line.productID)
                $0.set("requested", to: line.quantity)
                $0.set("available", to: available)
            }
        }
    }
}

/// Says that a line is given back.
public struct ReleaseAnswer: Hashable, Sendable, JSONWritable {
    /// Writes the answer.
    public func write(to builder: inout JSONBuilder) {
        builder.object { $0.set("released", to: true) }
    }
}

/// Asks to sell lines of a committed order.
public struct ConsumptionRequest: Hashable, Sendable, JSONReadable {
    /// The order.
    public var orderID: String

    /// At most ``OrderLimits/linesPerConsumption`` lines.
    public var lines: [OrderLine]

    /// Reads a request.
    public init(reading value: JSONValue) throws(JSONReadingError) {
        orderID = try value.read("orderId")
        lines = try value.readLines("items", value.readCurrency())
        guard (1...OrderLimits.linesPerConsumption).contains(lines.count) else {
            throw JSONReadingError(
                pointer: JSONPointer(tokens: ["items"]),
                expected: "1 to \(OrderLimits.linesPerConsumption) lines",
                found: "\(lines.count)"
            )
        }
    }
}

/// Says how many lines are sold.
public struct ConsumptionAnswer: Hashable, Sendable, JSONWritable {
    /// The number of lines.
    public var lineCount: Int

    /// Writes the answer.
    public func write(to builder: inout JSONBuilder) {
        builder.object { $0.set("consumed", to: lineCount) }
    }
}
