/// Numbers as JSON text, the way JavaScript writes them.
package enum DecimalText {
    /// The most bytes that a number takes.
    package static let maximumByteCount = 32

    /// Writes an integer.
    ///
    /// - Returns: The place behind its last digit.
    static func write(
        _ value: Int64,
        to output: UnsafeMutablePointer<UInt8>
    ) -> UnsafeMutablePointer<UInt8> {
        var output = output
        if value < 0 {
            output.pointee = UInt8(ascii: "-")
            output += 1
        }
        return writeDigits(of: value.magnitude, to: output)
    }

    /// Writes a finite number with the fewest digits that give it back.
    ///
    /// - Returns: The place behind its last digit.
    static func write(
        _ value: Double,
        to output: UnsafeMutablePointer<UInt8>
    ) -> UnsafeMutablePointer<UInt8> {
        let magnitude = value.magnitude
        var output = output
        if value < 0 {
            output.pointee = UInt8(ascii: "-")
            output += 1
        }
        if let integer = UInt64(exactly: magnitude), integer < 1 << 53 {
            return writeDigits(of: integer, to: output)
        }
        return ShortestDecimal(magnitude).write(to: output)
    }

    /// The length of an integer's text.
    static func byteCount(_ value: Int64) -> Int {
        digitCount(value.magnitude) + (value < 0 ? 1 : 0)
    }

    /// The length of a number's text.
    static func byteCount(_ value: Double) -> Int {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: maximumByteCount) { buffer in
            guard let start = buffer.baseAddress else { return 0 }
            return write(value, to: start) - start
        }
    }

    /// Writes the digits of a number, the highest first.
    static func writeDigits(
        of value: UInt64,
        to output: UnsafeMutablePointer<UInt8>
    ) -> UnsafeMutablePointer<UInt8> {
        let end = output + digitCount(value)
        var place = end
        var rest = value
        repeat {
            place -= 1
            place.pointee = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        } while rest > 0
        return end
    }

    /// The number of digits, at least 1.
    static func digitCount(_ value: UInt64) -> Int {
        var count = 1
        var limit: UInt64 = 10
        while value >= limit {
            count += 1
            guard count < 20 else { return count }
            limit &*= 10
        }
        return count
    }
}
