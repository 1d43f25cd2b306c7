extension Renderer {
    static func call(
        _ method: KnownMethod,
        onNumber number: Value,
        _ arguments: [Value]
    ) throws(EvaluationFailure) -> Value {
        switch (method, arguments.count) {
        case (.intValue, 0): return integer(number, bits: 32)
        case (.longValue, 0): return integer(number, bits: 64)
        case (.shortValue, 0): return integer(number, bits: 16)
        case (.byteValue, 0): return integer(number, bits: 8)
        case (.doubleValue, 0), (.floatValue, 0): return number.number.map(Value.double) ?? .nothing
        case (.compareTo, 1):
            guard let order = ContainerStore.compare(number, arguments[0]) else { return .nothing }
            return .integer(Int64(order))
        case (.parseInt, 1), (.parseLong, 1), (.parseDouble, 1), (.valueOf, 1):
            guard let text = arguments[0].textBytes else { return .nothing }
            return try parse(String(decoding: text, as: UTF8.self), method, like: number)
        default: return .nothing
        }
    }

    /// Java's narrowing: integers lose their high bits, doubles stop at the ends of the range.
    private static func integer(_ number: Value, bits: Int) -> Value {
        if let wide = number.wideInteger {
            let low = Int64(truncatingIfNeeded: wide)
            return .integer((low << (64 - bits)) >> (64 - bits))
        }
        guard let double = number.number, !double.isNaN else { return .integer(0) }
        let whole = double.rounded(.towardZero)
        let limit: Int64 = bits == 64 ? .max : Int64(Int32.max)
        let clamped = Int64(exactly: whole) ?? (whole < 0 ? Int64.min : Int64.max)
        let narrowed = min(max(clamped, -limit - 1), limit)
        return .integer(bits < 32 ? (narrowed << (64 - bits)) >> (64 - bits) : narrowed)
    }

    private static func parse(
        _ text: String,
        _ method: KnownMethod,
        like number: Value
    ) throws(EvaluationFailure) -> Value {
        var isFraction = method == .parseDouble
        if method == .valueOf, case .double = number { isFraction = true }
        let value: Value? =
            isFraction ? Double(text).map(Value.double) : Int64(text).map(Value.integer)
        guard let value else {
            throw EvaluationFailure("\(method.rawValue): expected a number but found '\(text)'")
        }
        return value
    }
}
