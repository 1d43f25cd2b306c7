/// An expression's bytes, and the places that the reference counts in UTF-16 units.
struct SourceText {
    /// The text in UTF-8.
    let bytes: [UInt8]

    /// For each byte the UTF-16 offset of its character; empty for ASCII, where both are equal.
    private let offsets: [Int32]

    /// Takes an expression's text.
    init(_ text: String) {
        self.init(Array(text.utf8))
    }

    /// Takes an expression's bytes; what is no UTF-8 in them is replaced as `String` does.
    init(_ text: [UInt8]) {
        guard text.contains(where: { $0 >= 0x80 }) else {
            bytes = text
            offsets = []
            return
        }
        bytes =
            UTF16Units.areWellFormed(text)
            ? text : Array(String(decoding: text, as: UTF8.self).utf8)
        var offsets: [Int32] = []
        offsets.reserveCapacity(bytes.count + 1)
        var offset: Int32 = 0
        for byte in bytes {
            offsets.append(offset)
            // A character counts once its first byte is seen, one beyond the basic plane twice.
            switch byte {
            case 0x80..<0xC0: offsets[offsets.count - 1] = offset - 1
            case 0xF0...: offset += 2
            default: offset += 1
            }
        }
        offsets.append(offset)
        self.offsets = offsets
    }

    /// How many bytes there are.
    var count: Int { bytes.count }

    /// The byte at an index, or 0 beyond the end.
    subscript(index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }

    /// The UTF-16 offset of a byte's index.
    func position(of index: Int) -> Int {
        offsets.isEmpty ? index : Int(offsets[min(index, offsets.count - 1)])
    }
}
