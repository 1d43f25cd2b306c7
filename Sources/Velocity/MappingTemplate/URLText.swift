/// What `$util.urlEncode` and `$util.urlDecode` make of a text, as Java's `URLEncoder` does.
enum URLText {
    static func encoded(_ text: borrowing Span<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count + 16)
        for index in 0..<text.count {
            let byte = text[index]
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"),
                UInt8(ascii: "."), UInt8(ascii: "*"):
                result.append(byte)
            case 0x20: result.append(UInt8(ascii: "+"))
            default:
                result.append(UInt8(ascii: "%"))
                result.append(hexadecimalDigit(byte >> 4))
                result.append(hexadecimalDigit(byte & 0xF))
            }
        }
        return result
    }

    static func decoded(_ text: [UInt8]) throws(EvaluationFailure) -> [UInt8] {
        var result: [UInt8] = []
        var index = 0
        while index < text.count {
            switch text[index] {
            case UInt8(ascii: "+"): result.append(0x20)
            case UInt8(ascii: "%"):
                guard index + 2 < text.count, let high = value(of: text[index + 1]),
                    let low = value(of: text[index + 2])
                else {
                    throw EvaluationFailure("urlDecode: expected two hexadecimal digits behind '%'")
                }
                result.append(high << 4 | low)
                index += 2
            default: result.append(text[index])
            }
            index += 1
        }
        // What the escapes spell need not be UTF-8.
        return Array(String(decoding: result, as: UTF8.self).utf8)
    }

    private static func hexadecimalDigit(_ digit: UInt8) -> UInt8 {
        digit < 10 ? 0x30 + digit : 0x41 + digit - 10
    }

    private static func value(of digit: UInt8) -> UInt8? {
        switch digit {
        case 0x30...0x39: digit - 0x30
        case 0x41...0x46: digit - 0x41 + 10
        case 0x61...0x66: digit - 0x61 + 10
        default: nil
        }
    }
}
