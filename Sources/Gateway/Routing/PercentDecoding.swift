extension Substring {
    /// The text with its percent escapes resolved.
    ///
    /// - Parameter plusIsBlank: Whether `+` stands for a blank, as it does in a query.
    /// - Returns: The text, or the text as it is when an escape is malformed or stands for bytes
    ///   that are no UTF-8.
    func percentDecoded(plusIsBlank: Bool = false) -> String {
        let bytes = utf8
        guard hasEscapes(plusIsBlank: plusIsBlank) else { return String(self) }
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            switch bytes[index] {
            case UInt8(ascii: "%"):
                guard let byte = Self.byte(in: bytes, behind: index) else { return String(self) }
                decoded.append(byte)
                bytes.formIndex(&index, offsetBy: 3)
            case UInt8(ascii: "+") where plusIsBlank:
                decoded.append(UInt8(ascii: " "))
                bytes.formIndex(after: &index)
            case let byte:
                decoded.append(byte)
                bytes.formIndex(after: &index)
            }
        }
        return String(validating: decoded, as: UTF8.self) ?? String(self)
    }

    private func hasEscapes(plusIsBlank: Bool) -> Bool {
        let utf8 = utf8
        let bytes = utf8.span
        for index in 0..<bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "%") || plusIsBlank && byte == UInt8(ascii: "+") { return true }
        }
        return false
    }

    /// The byte that the two hexadecimal digits behind a percent sign stand for.
    private static func byte(in bytes: UTF8View, behind index: Index) -> UInt8? {
        let digits = bytes[index...].dropFirst().prefix(2)
        guard digits.count == 2 else { return nil }
        var byte: UInt8 = 0
        for digit in digits {
            let value: UInt8
            switch digit {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = digit - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): value = digit - UInt8(ascii: "a") + 10
            case UInt8(ascii: "A")...UInt8(ascii: "F"): value = digit - UInt8(ascii: "A") + 10
            default: return nil
            }
            byte = byte << 4 | value
        }
        return byte
    }
}
