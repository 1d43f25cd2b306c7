/// The shortest decimal number that a double is the nearest to.
struct ShortestDecimal {
    /// Its digits as an integer, the last not zero.
    private(set) var digits: UInt64

    /// The power of ten by which they are to be multiplied.
    private(set) var exponent: Int

    /// Finds the digits of a positive finite number.
    init(_ value: Double) {
        if let short = Self.shortFraction(value) {
            self = short
        } else {
            self = Schubfach.shortest(value)
        }
    }

    /// A number with up to six decimals and fifteen digits in all.
    ///
    /// Two such decimals never share a double, so that the one found is the only one.
    @inline(__always)
    private static func shortFraction(_ value: Double) -> ShortestDecimal? {
        guard value >= 1e-5, value < 1e9 else { return nil }
        var decimals = 2
        while decimals <= 6 {
            let power = PowersOfTen.exact(decimals)
            let scaled = UInt64(value * power + 0.5)
            if Double(scaled) / power == value {
                return ShortestDecimal(trimming: scaled, exponent: -decimals)
            }
            decimals += 2
        }
        return nil
    }

    /// Drops zeros at the end.
    @inline(__always)
    init(trimming digits: UInt64, exponent: Int) {
        self.digits = digits
        self.exponent = exponent
        while self.digits % 10 == 0, self.digits > 0 {
            self.digits /= 10
            self.exponent += 1
        }
    }

    /// Writes the number as ECMAScript does (Number::toString, radix 10).
    ///
    /// - Returns: The place behind its last character.
    func write(to output: UnsafeMutablePointer<UInt8>) -> UnsafeMutablePointer<UInt8> {
        let count = DecimalText.digitCount(digits)
        // Where the decimal point stands, counted from before the first digit.
        let point = count + exponent
        switch point {
        case count...21:
            let end = DecimalText.writeDigits(of: digits, to: output)
            end.update(repeating: UInt8(ascii: "0"), count: point - count)
            return output + point
        case 1..<max(1, count):
            let end = DecimalText.writeDigits(of: digits, to: output)
            (output + point + 1).update(from: output + point, count: count - point)
            output[point] = UInt8(ascii: ".")
            return end + 1
        case -5...0:
            output[0] = UInt8(ascii: "0")
            output[1] = UInt8(ascii: ".")
            (output + 2).update(repeating: UInt8(ascii: "0"), count: -point)
            return DecimalText.writeDigits(of: digits, to: output + 2 - point)
        default:
            return writeScientific(count: count, exponent: point - 1, to: output)
        }
    }

    private func writeScientific(
        count: Int,
        exponent: Int,
        to output: UnsafeMutablePointer<UInt8>
    ) -> UnsafeMutablePointer<UInt8> {
        var end = DecimalText.writeDigits(of: digits, to: output)
        if count > 1 {
            (output + 2).update(from: output + 1, count: count - 1)
            output[1] = UInt8(ascii: ".")
            end += 1
        }
        end[0] = UInt8(ascii: "e")
        end[1] = exponent < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+")
        return DecimalText.writeDigits(of: UInt64(exponent.magnitude), to: end + 2)
    }
}
