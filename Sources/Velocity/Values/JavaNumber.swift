/// Numbers as Java prints and computes them.
enum JavaNumber {
    /// A double as `Double.toString` writes it: `2.0`, `1.0E7`, `1.0E-4`.
    static func text(of number: Double) -> String {
        guard number.isFinite else {
            return number.isNaN ? "NaN" : number < 0 ? "-Infinity" : "Infinity"
        }
        guard number != 0 else { return number.sign == .minus ? "-0.0" : "0.0" }
        var (digits, exponent) = shortestDigits(of: number.magnitude)
        let sign = number < 0 ? "-" : ""
        if (-3..<7).contains(exponent) {
            if exponent < 0 {
                return sign + "0." + String(repeating: "0", count: -exponent - 1) + digits
            }
            if digits.count <= exponent + 1 {
                digits += String(repeating: "0", count: exponent + 2 - digits.count)
            }
            let split = digits.index(digits.startIndex, offsetBy: exponent + 1)
            return sign + digits[..<split] + "." + digits[split...]
        }
        let fraction = digits.count > 1 ? digits.dropFirst() : "0"
        return sign + digits.prefix(1) + "." + fraction + "E" + String(exponent)
    }

    /// The digits without trailing zeros, and the power of ten of the first one.
    private static func shortestDigits(of number: Double) -> (digits: String, exponent: Int) {
        let text = number.description
        let parts = text.split(separator: "e")
        let mantissa = parts.first ?? "0"
        let power = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        let halves = mantissa.split(separator: ".", omittingEmptySubsequences: false)
        let whole = halves.first ?? "0"
        let fraction = halves.count > 1 ? halves[1] : ""
        var digits = String(whole + fraction)
        var exponent = whole.count - 1 + power
        while digits.count > 1, digits.hasPrefix("0") {
            digits.removeFirst()
            exponent -= 1
        }
        while digits.count > 1, digits.hasSuffix("0") { digits.removeLast() }
        return (digits, exponent)
    }

    /// The result of an operation on two numbers, or `nil` where Velocity has none.
    static func compute(_ operation: Arithmetic, _ left: Value, _ right: Value) -> Value? {
        if let left = left.wideInteger, let right = right.wideInteger {
            return compute(operation, left, right)
        }
        guard let left = left.number, let right = right.number else { return nil }
        switch operation {
        case .add: return .double(left + right)
        case .subtract: return .double(left - right)
        case .multiply: return .double(left * right)
        case .divide: return right == 0 ? nil : .double(left / right)
        case .remainder:
            return right == 0 ? nil : .double(left.truncatingRemainder(dividingBy: right))
        }
    }

    private static func compute(
        _ operation: Arithmetic,
        _ left: Int128,
        _ right: Int128
    ) -> Value? {
        let (result, overflow): (Int128, Bool)
        switch operation {
        case .add: (result, overflow) = left.addingReportingOverflow(right)
        case .subtract: (result, overflow) = left.subtractingReportingOverflow(right)
        case .multiply: (result, overflow) = left.multipliedReportingOverflow(by: right)
        case .divide:
            guard right != 0 else { return nil }
            (result, overflow) = left.dividedReportingOverflow(by: right)
        case .remainder:
            guard right != 0 else { return nil }
            (result, overflow) = left.remainderReportingOverflow(dividingBy: right)
        }
        // Java goes on with integers of any size; nobody has been seen to need more than 128 bits.
        guard !overflow else { return .double(approximate(operation, left, right)) }
        return Int64(exactly: result).map(Value.integer) ?? .wide(result)
    }

    private static func approximate(
        _ operation: Arithmetic,
        _ left: Int128,
        _ right: Int128
    ) -> Double {
        switch operation {
        case .add: Double(left) + Double(right)
        case .subtract: Double(left) - Double(right)
        case .multiply: Double(left) * Double(right)
        case .divide, .remainder: Double(left) / Double(right)
        }
    }
}

extension Value {
    var isNumber: Bool {
        switch self {
        case .integer, .wide, .double: true
        default: false
        }
    }

    var wideInteger: Int128? {
        switch self {
        case .integer(let number): Int128(number)
        case .wide(let number): number
        default: nil
        }
    }

    var number: Double? {
        switch self {
        case .integer(let number): Double(number)
        case .wide(let number): Double(number)
        case .double(let number): number
        default: nil
        }
    }
}
