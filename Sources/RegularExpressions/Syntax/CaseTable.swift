/// What each UTF-16 unit becomes when case is ignored.
///
/// As ECMAScript's Canonicalize without the `u` flag: the upper case, where that is one unit and does
/// not turn a character beyond ASCII into one of ASCII.
enum CaseTable {
    private static let units: [UInt16] = (0...0xFFFF).map { unit in
        guard let scalar = Unicode.Scalar(UInt32(unit)) else { return UInt16(unit) }
        let upper = scalar.properties.uppercaseMapping.utf16
        guard upper.count == 1, let first = upper.first else { return UInt16(unit) }
        return unit >= 0x80 && first < 0x80 ? UInt16(unit) : first
    }

    @inline(__always)
    static func fold(_ character: UInt32) -> UInt32 {
        if character < 0x80 { return foldASCII(character) }
        return character <= 0xFFFF ? UInt32(units[Int(character)]) : character
    }

    @inline(__always)
    static func foldASCII(_ character: UInt32) -> UInt32 {
        0x61...0x7A ~= character ? character - 32 : character
    }

    static func fold(_ character: UInt32, _ rule: CaseRule) -> UInt32 {
        switch rule {
        case .exact: character
        case .ignoresASCIICase: foldASCII(character)
        case .ignoresCase: fold(character)
        }
    }
}
