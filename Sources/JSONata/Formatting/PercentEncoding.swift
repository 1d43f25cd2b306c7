/// `%20` and its like, by the rules of JavaScript's `encodeURI` and `encodeURIComponent`.
enum PercentEncoding {
    /// What stays as it is in a part of a URL, beside letters and digits.
    static let component: StaticString = "-_.!~*'()"

    /// What stays as it is in a whole URL.
    static let wholeURL: StaticString = "-_.!~*'();/?:@&=+$,#"

    /// What is not decoded in a whole URL, since it would mean something there.
    static let reserved: StaticString = ";/?:@&=+$,#"

    /// Encodes all bytes but letters, digits and some signs.
    static func encode(
        _ text: UnsafeBufferPointer<UInt8>,
        keeping kept: StaticString
    ) -> [UInt8] {
        var encoded: [UInt8] = []
        encoded.reserveCapacity(text.count)
        for byte in text {
            if isAlphanumeric(byte) || contains(kept, byte) {
                encoded.append(byte)
            } else {
                encoded += [UInt8(ascii: "%"), hexadecimal(byte >> 4), hexadecimal(byte & 15)]
            }
        }
        return encoded
    }

    /// Decodes a text, or `nil` if what it encodes is not UTF-8.
    static func decode(
        _ text: UnsafeBufferPointer<UInt8>,
        keeping kept: StaticString
    ) -> [UInt8]? {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(text.count)
        var index = 0
        while index < text.count {
            guard text[index] == UInt8(ascii: "%") else {
                decoded.append(text[index])
                index += 1
                continue
            }
            guard let first = byte(text, index) else { return nil }
            let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
            var character = [first]
            for number in 1..<4 where number < length {
                guard let next = byte(text, index + number * 3) else { return nil }
                character.append(next)
            }
            guard String(validating: character, as: UTF8.self) != nil else { return nil }
            let end = index + length * 3
            if length == 1, contains(kept, first) {
                decoded += text[index..<end]
            } else {
                decoded += character
            }
            index = end
        }
        return decoded
    }

    private static func byte(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> UInt8? {
        guard index + 2 < text.count, text[index] == UInt8(ascii: "%"),
            let high = digit(text[index + 1]), let low = digit(text[index + 2])
        else { return nil }
        return high << 4 | low
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }

    private static func hexadecimal(_ value: UInt8) -> UInt8 {
        value < 10 ? 0x30 + value : 0x37 + value
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (byte >= 0x30 && byte <= 0x39) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
    }

    private static func contains(_ set: StaticString, _ byte: UInt8) -> Bool {
        set.withUTF8Buffer { $0.contains(byte) }
    }
}
