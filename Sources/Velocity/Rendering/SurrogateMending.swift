/// Turns texts with halves of surrogate pairs into UTF-8.
enum SurrogateMending {
    /// The text with adjoining halves joined, and each lone half as `?`, as Java encodes it.
    static func mended(_ text: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        var index = 0
        while index < text.count {
            guard let unit = surrogate(at: index, in: text) else {
                result.append(text[index])
                index += 1
                continue
            }
            index += 3
            guard unit < 0xDC00, let low = surrogate(at: index, in: text), low >= 0xDC00,
                let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
            else {
                result.append(UInt8(ascii: "?"))
                continue
            }
            index += 3
            result += Array(String(Character(scalar)).utf8)
        }
        return result
    }

    private static func surrogate(at index: Int, in text: [UInt8]) -> UInt32? {
        guard index + 3 <= text.count, text[index] == 0xED, text[index + 1] >= 0xA0 else {
            return nil
        }
        return 0xD000 | UInt32(text[index + 1] & 0x3F) << 6 | UInt32(text[index + 2] & 0x3F)
    }
}
