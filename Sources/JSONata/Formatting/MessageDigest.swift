/// The digests that `$hash` knows: MD5 (RFC 1321) and the SHA family (FIPS 180-4).
enum MessageDigest: String {
    case md5 = "MD5"
    case sha1 = "SHA-1"
    case sha256 = "SHA-256"
    case sha384 = "SHA-384"
    case sha512 = "SHA-512"

    /// The digest of some bytes.
    func digest(of message: [UInt8]) -> [UInt8] {
        switch self {
        case .md5: MD5.digest(of: message)
        case .sha1: SHA1.digest(of: message)
        case .sha256: SHA256.digest(of: message)
        case .sha384: Array(SHA512.digest(of: message, SHA512.initial384).prefix(48))
        case .sha512: SHA512.digest(of: message, SHA512.initial512)
        }
    }

    /// A message filled up to whole blocks: a one bit, zeros, and the length in bits.
    fileprivate static func padded(
        _ message: [UInt8],
        block: Int,
        lengthBytes: Int,
        bigEndian: Bool
    ) -> [UInt8] {
        var padded = message
        padded.append(0x80)
        while padded.count % block != block - lengthBytes { padded.append(0) }
        padded += Array(repeating: 0, count: lengthBytes - 8 > 0 && bigEndian ? lengthBytes - 8 : 0)
        let bits = UInt64(message.count) &* 8
        for index in 0..<8 {
            let shift = UInt64(bigEndian ? 56 - index * 8 : index * 8)
            padded.append(UInt8(truncatingIfNeeded: bits >> shift))
        }
        return padded
    }

    /// The first fractional bits of the roots of primes, from which the constants are made.
    fileprivate static let primes: [UInt64] = {
        var primes: [UInt64] = []
        var candidate: UInt64 = 2
        while primes.count < 80 {
            if primes.allSatisfy({ candidate % $0 != 0 }) { primes.append(candidate) }
            candidate += 1
        }
        return primes
    }()

    /// The first 64 fractional bits of the cube root of a number.
    fileprivate static func cubeRootFraction(_ number: UInt64) -> UInt64 {
        // The largest root with root³ ≤ number · 2^192, found bit by bit in 256-bit arithmetic.
        var root = Wide(0)
        let target = Wide(number) << 192
        for bit in stride(from: 67, through: 0, by: -1) {
            let candidate = root + (Wide(1) << bit)
            if candidate * candidate * candidate <= target { root = candidate }
        }
        return root.low
    }

    /// The first 64 fractional bits of the square root of a number.
    fileprivate static func squareRootFraction(_ number: UInt64) -> UInt64 {
        var root = Wide(0)
        let target = Wide(number) << 128
        for bit in stride(from: 69, through: 0, by: -1) {
            let candidate = root + (Wide(1) << bit)
            if candidate * candidate <= target { root = candidate }
        }
        return root.low
    }
}

/// 256-bit numbers, as far as the constants need them.
private struct Wide {
    var words: [UInt64]

    init(_ value: UInt64) { words = [value, 0, 0, 0] }

    var low: UInt64 { words[0] }

    static func + (left: Wide, right: Wide) -> Wide {
        var result = Wide(0)
        var carry: UInt64 = 0
        for index in 0..<4 {
            let (sum, first) = left.words[index].addingReportingOverflow(right.words[index])
            let (total, second) = sum.addingReportingOverflow(carry)
            result.words[index] = total
            carry = (first ? 1 : 0) + (second ? 1 : 0)
        }
        return result
    }

    static func << (value: Wide, shift: Int) -> Wide {
        var result = Wide(0)
        let (skip, bits) = (shift / 64, UInt64(shift % 64))
        for index in skip..<4 {
            result.words[index] = value.words[index - skip] << bits
            if bits > 0, index > skip {
                result.words[index] |= value.words[index - skip - 1] >> (64 - bits)
            }
        }
        return result
    }

    static func * (left: Wide, right: Wide) -> Wide {
        var result = Wide(0)
        for first in 0..<4 {
            var carry: UInt64 = 0
            for second in 0..<(4 - first) {
                let product = left.words[first].multipliedFullWidth(by: right.words[second])
                let (sum, one) = result.words[first + second]
                    .addingReportingOverflow(product.low)
                let (total, two) = sum.addingReportingOverflow(carry)
                result.words[first + second] = total
                carry = product.high &+ (one ? 1 : 0) &+ (two ? 1 : 0)
            }
        }
        return result
    }

    static func <= (left: Wide, right: Wide) -> Bool {
        for index in stride(from: 3, through: 0, by: -1)
        where left.words[index] != right.words[index] {
            return left.words[index] < right.words[index]
        }
        return true
    }
}

private enum MD5 {
    private static let shifts: [[UInt32]] = [
        [7, 12, 17, 22], [5, 9, 14, 20], [4, 11, 16, 23], [6, 10, 15, 21],
    ]

    /// The integer parts of 2^32 times the sines of 1 to 64, as RFC 1321 lists them.
    private static let sines: [UInt32] = [
        0xd76a_a478, 0xe8c7_b756, 0x2420_70db, 0xc1bd_ceee, 0xf57c_0faf, 0x4787_c62a, 0xa830_4613,
        0xfd46_9501, 0x6980_98d8, 0x8b44_f7af, 0xffff_5bb1, 0x895c_d7be, 0x6b90_1122, 0xfd98_7193,
        0xa679_438e, 0x49b4_0821, 0xf61e_2562, 0xc040_b340, 0x265e_5a51, 0xe9b6_c7aa, 0xd62f_105d,
        0x0244_1453, 0xd8a1_e681, 0xe7d3_fbc8, 0x21e1_cde6, 0xc337_07d6, 0xf4d5_0d87, 0x455a_14ed,
        0xa9e3_e905, 0xfcef_a3f8, 0x676f_02d9, 0x8d2a_4c8a, 0xfffa_3942, 0x8771_f681, 0x6d9d_6122,
        0xfde5_380c, 0xa4be_ea44, 0x4bde_cfa9, 0xf6bb_4b60, 0xbebf_bc70, 0x289b_7ec6, 0xeaa1_27fa,
        0xd4ef_3085, 0x0488_1d05, 0xd9d4_d039, 0xe6db_99e5, 0x1fa2_7cf8, 0xc4ac_5665, 0xf429_2244,
        0x432a_ff97, 0xab94_23a7, 0xfc93_a039, 0x655b_59c3, 0x8f0c_cc92, 0xffef_f47d, 0x8584_5dd1,
        0x6fa8_7e4f, 0xfe2c_e6e0, 0xa301_4314, 0x4e08_11a1, 0xf753_7e82, 0xbd3a_f235, 0x2ad7_d2bb,
        0xeb86_d391,
    ]

    static func digest(of message: [UInt8]) -> [UInt8] {
        var state: [UInt32] = [0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476]
        let bytes = MessageDigest.padded(message, block: 64, lengthBytes: 8, bigEndian: false)
        for start in stride(from: 0, to: bytes.count, by: 64) { mix(&state, bytes, start) }
        return state.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> ($0 * 8)) } }
    }

    private static func mix(_ state: inout [UInt32], _ bytes: [UInt8], _ start: Int) {
        var (a, b, c, d) = (state[0], state[1], state[2], state[3])
        for round in 0..<64 {
            let mixed: UInt32
            let place: Int
            switch round / 16 {
            case 0: (mixed, place) = (b & c | ~b & d, round)
            case 1: (mixed, place) = (d & b | ~d & c, (5 * round + 1) % 16)
            case 2: (mixed, place) = (b ^ c ^ d, (3 * round + 5) % 16)
            default: (mixed, place) = (c ^ (b | ~d), 7 * round % 16)
            }
            var word: UInt32 = 0
            for index in 0..<4 {
                word |= UInt32(bytes[start + place * 4 + index]) << UInt32(index * 8)
            }
            let sum = a &+ mixed &+ sines[round] &+ word
            let shift = shifts[round / 16][round % 4]
            (a, d, c, b) = (d, c, b, b &+ (sum << shift | sum >> (32 - shift)))
        }
        state[0] &+= a
        state[1] &+= b
        state[2] &+= c
        state[3] &+= d
    }
}

private enum SHA1 {
    static func digest(of message: [UInt8]) -> [UInt8] {
        var state: [UInt32] = [0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476, 0xc3d2_e1f0]
        let bytes = MessageDigest.padded(message, block: 64, lengthBytes: 8, bigEndian: true)
        for start in stride(from: 0, to: bytes.count, by: 64) { mix(&state, bytes, start) }
        return state.flatMap(\.bytes)
    }

    private static func mix(_ state: inout [UInt32], _ bytes: [UInt8], _ start: Int) {
        var words = (0..<16).map { UInt32(bigEndian: bytes, start + $0 * 4) }
        for index in 16..<80 {
            let word = words[index - 3] ^ words[index - 8] ^ words[index - 14] ^ words[index - 16]
            words.append(word.rotated(left: 1))
        }
        var (a, b, c, d, e) = (state[0], state[1], state[2], state[3], state[4])
        for round in 0..<80 {
            let (mixed, constant): (UInt32, UInt32) =
                switch round / 20 {
                case 0: (b & c | ~b & d, 0x5a82_7999)
                case 1: (b ^ c ^ d, 0x6ed9_eba1)
                case 2: (b & c | b & d | c & d, 0x8f1b_bcdc)
                default: (b ^ c ^ d, 0xca62_c1d6)
                }
            let sum = a.rotated(left: 5) &+ mixed &+ e &+ constant &+ words[round]
            (e, d, c, b, a) = (d, c, b.rotated(left: 30), a, sum)
        }
        for (index, word) in [a, b, c, d, e].enumerated() { state[index] &+= word }
    }
}

private enum SHA256 {
    private static let constants = MessageDigest.primes.prefix(64).map {
        UInt32(truncatingIfNeeded: MessageDigest.cubeRootFraction($0) >> 32)
    }
    private static let initial = MessageDigest.primes.prefix(8).map {
        UInt32(truncatingIfNeeded: MessageDigest.squareRootFraction($0) >> 32)
    }

    static func digest(of message: [UInt8]) -> [UInt8] {
        var state = initial
        let bytes = MessageDigest.padded(message, block: 64, lengthBytes: 8, bigEndian: true)
        for start in stride(from: 0, to: bytes.count, by: 64) { mix(&state, bytes, start) }
        return state.flatMap(\.bytes)
    }

    private static func mix(_ state: inout [UInt32], _ bytes: [UInt8], _ start: Int) {
        var words = (0..<16).map { UInt32(bigEndian: bytes, start + $0 * 4) }
        for index in 16..<64 {
            let (first, second) = (words[index - 15], words[index - 2])
            let low = first.rotated(left: 25) ^ first.rotated(left: 14) ^ first >> 3
            let high = second.rotated(left: 15) ^ second.rotated(left: 13) ^ second >> 10
            words.append(words[index - 16] &+ low &+ words[index - 7] &+ high)
        }
        var hash = state
        for round in 0..<64 {
            let (a, e) = (hash[0], hash[4])
            let high = e.rotated(left: 26) ^ e.rotated(left: 21) ^ e.rotated(left: 7)
            let choice = e & hash[5] ^ ~e & hash[6]
            let first = hash[7] &+ high &+ choice &+ constants[round] &+ words[round]
            let low = a.rotated(left: 30) ^ a.rotated(left: 19) ^ a.rotated(left: 10)
            let majority = a & hash[1] ^ a & hash[2] ^ hash[1] & hash[2]
            hash.removeLast()
            hash.insert(first &+ low &+ majority, at: 0)
            hash[4] &+= first
        }
        for index in 0..<8 { state[index] &+= hash[index] }
    }
}

private enum SHA512 {
    private static let constants = MessageDigest.primes.map(MessageDigest.cubeRootFraction)

    static let initial512 = MessageDigest.primes.prefix(8).map(MessageDigest.squareRootFraction)
    static let initial384 = MessageDigest.primes[8..<16].map(MessageDigest.squareRootFraction)

    static func digest(of message: [UInt8], _ initial: [UInt64]) -> [UInt8] {
        var state = initial
        let bytes = MessageDigest.padded(message, block: 128, lengthBytes: 16, bigEndian: true)
        for start in stride(from: 0, to: bytes.count, by: 128) { mix(&state, bytes, start) }
        return state.flatMap(\.bytes)
    }

    private static func mix(_ state: inout [UInt64], _ bytes: [UInt8], _ start: Int) {
        var words = (0..<16).map { UInt64(bigEndian: bytes, start + $0 * 8) }
        for index in 16..<80 {
            let (first, second) = (words[index - 15], words[index - 2])
            let low = first.rotated(left: 63) ^ first.rotated(left: 56) ^ first >> 7
            let high = second.rotated(left: 45) ^ second.rotated(left: 3) ^ second >> 6
            words.append(words[index - 16] &+ low &+ words[index - 7] &+ high)
        }
        var hash = state
        for round in 0..<80 {
            let (a, e) = (hash[0], hash[4])
            let high = e.rotated(left: 50) ^ e.rotated(left: 46) ^ e.rotated(left: 23)
            let choice = e & hash[5] ^ ~e & hash[6]
            let first = hash[7] &+ high &+ choice &+ constants[round] &+ words[round]
            let low = a.rotated(left: 36) ^ a.rotated(left: 30) ^ a.rotated(left: 25)
            let majority = a & hash[1] ^ a & hash[2] ^ hash[1] & hash[2]
            hash.removeLast()
            hash.insert(first &+ low &+ majority, at: 0)
            hash[4] &+= first
        }
        for index in 0..<8 { state[index] &+= hash[index] }
    }
}

extension FixedWidthInteger {
    /// The bits moved to the left, those that fall out coming back at the right.
    fileprivate func rotated(left count: Int) -> Self {
        self << count | self >> (Self.bitWidth - count)
    }

    /// The bytes from the most significant on.
    fileprivate var bytes: [UInt8] {
        stride(from: Self.bitWidth - 8, through: 0, by: -8).map {
            UInt8(truncatingIfNeeded: self >> $0)
        }
    }

    /// The number whose bytes, the most significant first, stand at a place.
    fileprivate init(bigEndian bytes: [UInt8], _ start: Int) {
        self = 0
        for index in 0..<(Self.bitWidth / 8) { self = self << 8 | Self(bytes[start + index]) }
    }
}
