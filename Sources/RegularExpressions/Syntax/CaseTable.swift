/// What each UTF-16 unit becomes when case is ignored.
///
/// As ECMAScript's Canonicalize without the `u` flag: the upper case, where that is one unit and does
/// not turn a character beyond ASCII into one of ASCII.
enum CaseTable {
    private static let units: [UInt16] = {
        var units = Array(0...UInt16.max)
        for block in casedBlocks {
            for unit in block { units[Int(unit)] = upperCase(of: unit) }
        }
        return units
    }()

    /// The blocks whose characters may have an upper case; asking for all others takes its time.
    private static let casedBlocks: [ClosedRange<UInt16>] = [
        0x0000...0x05FF, 0x1080...0x10FF, 0x1380...0x13FF, 0x1C80...0x1CBF, 0x1D00...0x1FFF,
        0x2100...0x21FF, 0x2480...0x24FF, 0x2C00...0x2DFF, 0xA640...0xA7FF, 0xAB00...0xABFF,
        0xFB00...0xFB4F, 0xFF00...0xFFFF,
    ]

    private static func upperCase(of unit: UInt16) -> UInt16 {
        guard let scalar = Unicode.Scalar(UInt32(unit)) else { return unit }
        let upper = scalar.properties.uppercaseMapping.utf16
        guard upper.count == 1, let first = upper.first else { return unit }
        return unit >= 0x80 && first < 0x80 ? unit : first
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
