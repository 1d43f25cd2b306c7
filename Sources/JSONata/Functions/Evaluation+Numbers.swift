import JSON

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

extension Evaluation {
    func callNumber(_ builtin: Builtin, _ arguments: Arguments) throws(Fault) -> RawJSON {
        let value = arguments[0]
        if value.isUndefined {
            switch builtin {
            case .count: return .double(0)
            case .random: return .double(try random(arguments))
            default: return .undefined
            }
        }
        switch builtin {
        case .count: return .double(Double(value.count))
        case .sum, .average, .max, .min: return fold(value.items, count: value.count, by: builtin)
        case .number: return try toNumber(value)
        case .floor: return .double(value.number.rounded(.down))
        case .ceil: return .double(value.number.rounded(.up))
        case .abs: return .double(value.number.magnitude)
        case .round: return .double(Rounding.halfEven(value.number, places(arguments[1])))
        case .sqrt:
            guard value.number >= 0 else { throw fault(.rootOfNegative, value: value, index: 1) }
            return .double(value.number.squareRoot())
        case .power: return try power(value, arguments[1])
        case .random: return .double(try random(arguments))
        case .formatBase: return try formatBase(value.number, arguments[1])
        default: return try callNumberPicture(builtin, arguments)
        }
    }

    private func places(_ value: RawJSON) -> Int {
        guard value.isNumber, value.number.magnitude < 1_000 else { return 0 }
        return Int(value.number)
    }

    private func toNumber(_ value: RawJSON) throws(Fault) -> RawJSON {
        switch value.tag {
        case .integer, .double: return value
        case .boolean: return .double(value.booleanValue ? 1 : 0)
        case .string:
            if let number = NumberSyntax.number(value.utf8) { return .double(number) }
            throw fault(.notNumeric, value: value, index: 1)
        default: throw fault(.notNumeric, value: value, index: 1)
        }
    }

    private func power(_ base: RawJSON, _ exponent: RawJSON) throws(Fault) -> RawJSON {
        let result = exponent.isNumber ? pow(base.number, exponent.number) : .nan
        guard result.isFinite else {
            let fault = fault(.powerOutOfRange, value: base, index: 1)
            fault.details.otherValue = export(exponent)
            throw fault
        }
        return .double(result)
    }

    private func formatBase(_ value: Double, _ radix: RawJSON) throws(Fault) -> RawJSON {
        let number = Rounding.halfEven(value, 0)
        let base = radix.isNumber ? Rounding.halfEven(radix.number, 0) : 10
        guard base >= 2, base <= 36 else { throw fault(.badRadix, value: .double(base)) }
        if let whole = Int64(exactly: number), whole.magnitude < 1 << 53 {
            return try makeString(Array(String(whole, radix: Int(base)).utf8))
        }
        guard base != 10, number.isFinite else {
            return try makeString(Array(NumberText.text(of: number).utf8))
        }
        var digits: [UInt8] = []
        var rest = number.magnitude
        // Digits far beyond what a double knows are zeros, as V8 writes them.
        while rest >= 0x1p55 {
            rest /= base
            digits.append(UInt8(ascii: "0"))
        }
        rest = rest.rounded(.down)
        while rest >= 1 {
            let digit = Int(rest.truncatingRemainder(dividingBy: base))
            digits.append(UInt8(digit < 10 ? 48 + digit : 87 + digit))
            rest = (rest / base).rounded(.down)
        }
        if number < 0 { digits.append(UInt8(ascii: "-")) }
        return try makeString(Array(digits.reversed()))
    }
}

/// The numbers that `$number` reads.
enum NumberSyntax {
    /// The number that a whole text is.
    static func number(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
        if let radix = prefixedRadix(text) {
            let digits = String(decoding: text[2...], as: UTF8.self)
            guard digits.utf8.first != UInt8(ascii: "+"), digits.utf8.first != UInt8(ascii: "-")
            else { return nil }
            if let small = UInt64(digits, radix: radix) { return Double(small) }
            var value = 0.0
            for character in digits {
                guard let digit = character.hexDigitValue, digit < radix else { return nil }
                value = value * Double(radix) + Double(digit)
            }
            return value
        }
        guard isDecimal(text), let number = NumberText.number(text), number.isFinite else {
            return nil
        }
        return number
    }

    private static func prefixedRadix(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
        guard text.count > 2, text[0] == UInt8(ascii: "0") else { return nil }
        switch text[1] | 0x20 {
        case UInt8(ascii: "x"): return 16
        case UInt8(ascii: "o"): return 8
        case UInt8(ascii: "b"): return 2
        default: return nil
        }
    }

    /// Whether a text is `-?[0-9]+(\.[0-9]+)?([Ee][-+]?[0-9]+)?`.
    private static func isDecimal(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = 0
        func digits() -> Bool {
            let start = index
            while index < text.count, text[index] >= 0x30, text[index] <= 0x39 { index += 1 }
            return index > start
        }
        if index < text.count, text[index] == UInt8(ascii: "-") { index += 1 }
        if !digits() { return false }
        if index < text.count, text[index] == UInt8(ascii: ".") {
            index += 1
            if !digits() { return false }
        }
        if index < text.count, text[index] | 0x20 == UInt8(ascii: "e") {
            index += 1
            if index < text.count, text[index] == 0x2B || text[index] == 0x2D { index += 1 }
            if !digits() { return false }
        }
        return index == text.count
    }
}

/// Rounding by a number's decimal digits.
enum Rounding {
    /// The nearest number with so many decimal places, the even one of two as near.
    ///
    /// Works on the shortest digits that give the number, so that 4.525 is halfway between 4.52 and
    /// 4.53 whatever its bits say. Negative places round to tens, hundreds …
    static func halfEven(_ value: Double, _ places: Int) -> Double {
        if places == 0 {
            let rounded = value.rounded(.toNearestOrEven)
            return rounded == 0 ? 0 : rounded
        }
        guard value.isFinite, value != 0 else { return value }
        let (digits, exponent) = decimal(value.magnitude)
        let cut = -(exponent + places)
        if cut <= 0 { return value }
        guard cut <= 19 else { return 0 }
        var unit: UInt64 = 1
        for _ in 0..<cut {
            let (next, overflow) = unit.multipliedReportingOverflow(by: 10)
            if overflow { return 0 }
            unit = next
        }
        var quotient = digits / unit
        let rest = digits % unit
        let half = unit / 2
        if rest > half || (rest == half && quotient & 1 == 1) { quotient += 1 }
        let result = scaled(quotient, by: places)
        return result == 0 ? 0 : value < 0 ? -result : result
    }

    /// A whole number divided by a power of ten.
    private static func scaled(_ quotient: UInt64, by places: Int) -> Double {
        // Powers of ten up to 10^22 are exact, so that one operation rounds correctly.
        guard abs(places) <= 22 else { return Double("\(quotient)e\(-places)") ?? 0 }
        let scale = pow(10, Double(abs(places)))
        return places > 0 ? Double(quotient) / scale : Double(quotient) * scale
    }

    /// The shortest digits of a positive number, and the power of ten by which they count.
    private static func decimal(_ value: Double) -> (digits: UInt64, exponent: Int) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: DecimalText.maximumByteCount) {
            guard let start = $0.baseAddress else { return (0, 0) }
            let end = DecimalText.write(value, to: start)
            var digits: UInt64 = 0
            var exponent = 0
            var isFraction = false
            var place = start
            while place < end {
                let byte = place.pointee
                place += 1
                if byte == UInt8(ascii: ".") {
                    isFraction = true
                } else if byte | 0x20 == UInt8(ascii: "e") {
                    let text = UnsafeBufferPointer(start: place, count: end - place)
                    exponent += Int(String(decoding: text, as: UTF8.self)) ?? 0
                    break
                } else {
                    let (next, overflow) = digits.multipliedReportingOverflow(by: 10)
                    if overflow {
                        exponent += isFraction ? 0 : 1
                        continue
                    }
                    digits = next &+ UInt64(byte &- UInt8(ascii: "0"))
                    if isFraction { exponent -= 1 }
                }
            }
            return (digits, exponent)
        }
    }
}
