/// What `$util.base64Encode` and `$util.base64Decode` make of a text.
enum Base64Text {
    private static let alphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8
    )

    static func encoded(_ text: borrowing Span<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity((text.count + 2) / 3 * 4)
        var index = 0
        while index < text.count {
            let rest = text.count - index
            let group =
                UInt32(text[index]) << 16 | (rest > 1 ? UInt32(text[index + 1]) << 8 : 0)
                | (rest > 2 ? UInt32(text[index + 2]) : 0)
            for digit in 0..<4 {
                let code = Int(group >> UInt32(18 - 6 * digit) & 0x3F)
                result.append(digit <= rest ? alphabet[code] : UInt8(ascii: "="))
            }
            index += 3
        }
        return result
    }

    static func decoded(_ text: [UInt8]) throws(EvaluationFailure) -> [UInt8] {
        var result: [UInt8] = []
        var group: UInt32 = 0
        var bits = 0
        var digits = text[...]
        while digits.last == UInt8(ascii: "=") { digits.removeLast() }
        for byte in digits {
            guard let code = value(of: byte) else {
                throw EvaluationFailure("base64Decode: expected base64 digits")
            }
            group = group << 6 | code
            bits += 6
            if bits >= 8 {
                bits -= 8
                result.append(UInt8(truncatingIfNeeded: group >> UInt32(bits)))
            }
        }
        return Array(String(decoding: result, as: UTF8.self).utf8)
    }

    private static func value(of byte: UInt8) -> UInt32? {
        switch byte {
        case 0x41...0x5A: UInt32(byte) - 0x41
        case 0x61...0x7A: UInt32(byte) - 0x61 + 26
        case 0x30...0x39: UInt32(byte) - 0x30 + 52
        case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
        case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
        default: nil
        }
    }
}
