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
    package static func write(
        _ value: Double,
        to output: UnsafeMutablePointer<UInt8>
    ) -> UnsafeMutablePointer<UInt8> {
        let magnitude = value.magnitude
        var output = output
        if value < 0 {
            output.pointee = UInt8(ascii: "-")
            output += 1
        }
        if magnitude < 0x1p53, case let integer = UInt64(magnitude), Double(integer) == magnitude {
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
    @inline(__always)
    static func writeDigits(
        of value: UInt64,
        to output: UnsafeMutablePointer<UInt8>
    ) -> UnsafeMutablePointer<UInt8> {
        let end = output + digitCount(value)
        var place = end
        var rest = value
        while rest >= 100 {
            let pair = Int(truncatingIfNeeded: rest % 100)
            rest /= 100
            place -= 2
            writePair(pair, to: place)
        }
        if rest >= 10 {
            writePair(Int(truncatingIfNeeded: rest), to: place - 2)
        } else {
            (place - 1).pointee = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest)
        }
        return end
    }

    @inline(__always)
    private static func writePair(_ pair: Int, to output: UnsafeMutablePointer<UInt8>) {
        let digits = pairs.utf8Start + pair &* 2
        output[0] = digits[0]
        output[1] = digits[1]
    }

    /// The two digits of each number below a hundred.
    private static let pairs: StaticString = """
        00010203040506070809101112131415161718192021222324252627282930313233343536373839\
        40414243444546474849505152535455565758596061626364656667686970717273747576777879\
        8081828384858687888990919293949596979899
        """

    /// The number of digits, at least 1.
    @inline(__always)
    static func digitCount(_ value: UInt64) -> Int {
        if value < 10 { return 1 }
        if value < 100 { return 2 }
        // 1233 / 4096 is close enough to the logarithm of 2 to be off by one at most.
        let bits = 64 &- value.leadingZeroBitCount
        let guess = (bits &* 1233) &>> 12
        return guess &+ (value >= PowersOfTen.integers[guess] ? 1 : 0)
    }
}
