import JSON

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Numbers as texts, in JavaScript's form.
enum NumberText {
    /// A number's text with the fewest digits that give it back.
    static func text(of number: Double) -> String {
        if number.isNaN { return "NaN" }
        if number.isInfinite { return number < 0 ? "-Infinity" : "Infinity" }
        var bytes: [UInt8] = []
        append(number, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends a finite number with the fewest digits that give it back.
    static func append(_ number: Double, to bytes: inout [UInt8]) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: DecimalText.maximumByteCount) {
            guard let start = $0.baseAddress else { return }
            let end = DecimalText.write(number, to: start)
            bytes.append(contentsOf: UnsafeBufferPointer(start: start, count: end - start))
        }
    }

    /// Appends a finite number rounded to fifteen significant digits, as `$string` shows it.
    static func appendRounded(_ number: Double, to bytes: inout [UInt8]) {
        let start = bytes.count
        append(number, to: &bytes)
        // Whole numbers are shown as they are, and so is what has no more digits anyway.
        guard number.rounded() != number, digitCount(bytes[start...]) > 15 else { return }
        bytes.removeSubrange(start...)
        append(Double(scientific(number, fractionDigits: 14)) ?? number, to: &bytes)
    }

    /// How many significant digits stand in a number's text.
    private static func digitCount(_ text: ArraySlice<UInt8>) -> Int {
        var count = 0
        for byte in text.prefix(while: { $0 != UInt8(ascii: "e") }) {
            let isZero = byte == UInt8(ascii: "0")
            if byte > UInt8(ascii: "0") || isZero && count > 0 { count += 1 }
        }
        return count
    }

    /// A number with so many digits after the point, in C's exponent form.
    static func scientific(_ number: Double, fractionDigits: Int) -> String {
        formatted("%.*e", fractionDigits, number)
    }

    /// A number with so many digits after the point.
    static func fixed(_ number: Double, fractionDigits: Int) -> String {
        formatted("%.*f", fractionDigits, number)
    }

    /// The digits of a whole number divided by a power of ten, the point among them.
    static func fixed(whole: UInt64, fractionDigits: Int) -> [UInt16] {
        var digits: [UInt16] = []
        var rest = whole
        while rest > 0 || digits.count <= fractionDigits {
            digits.append(0x30 + UInt16(rest % 10))
            rest /= 10
        }
        if fractionDigits > 0 { digits.insert(0x2E, at: fractionDigits) }
        return digits.reversed()
    }

    private static func formatted(_ format: String, _ digits: Int, _ number: Double) -> String {
        // A double has at most 309 digits before the point.
        let capacity = 320 + digits
        return withUnsafeTemporaryAllocation(of: CChar.self, capacity: capacity) { buffer in
            guard let start = buffer.baseAddress else { return "" }
            let count = withVaList([Int32(truncatingIfNeeded: digits), number]) {
                vsnprintf(start, capacity, format, $0)
            }
            let bytes = UnsafeRawBufferPointer(start: start, count: Int(count))
            return String(decoding: bytes, as: UTF8.self)
        }
    }

    /// The number that a text of digits, point and exponent is nearest to.
    static func number(_ text: some Collection<UInt8>) -> Double? {
        exactNumber(text) ?? Double(String(decoding: text, as: UTF8.self))
    }

    /// The number of a short text of digits with at most one point among them.
    ///
    /// Its digits and the power of ten below them are both exact, and so is one division (Clinger
    /// 1990).
    private static func exactNumber(_ text: some Collection<UInt8>) -> Double? {
        guard text.count <= 16 else { return nil }
        var digits: UInt64 = 0
        var divisor: UInt64 = 0
        for byte in text {
            if byte == UInt8(ascii: "."), divisor == 0 {
                divisor = 1
                continue
            }
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
            digits = digits * 10 + UInt64(byte - UInt8(ascii: "0"))
            divisor *= 10
        }
        guard digits < 1 << 53 else { return nil }
        return divisor == 0 ? Double(digits) : Double(digits) / Double(divisor)
    }
}
