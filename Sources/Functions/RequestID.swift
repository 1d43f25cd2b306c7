import Synchronization

/// An identifier of 128 bits that prints as a version 4 UUID.
///
/// Two words instead of a text, so that making one allocates nothing.
public struct RequestID: Hashable, Sendable, CustomStringConvertible {
    private let high: UInt64
    private let low: UInt64

    /// Creates an identifier from random bits.
    ///
    /// The bits that tell version and variant are overwritten.
    public init(high: UInt64, low: UInt64) {
        self.high = high & 0xFFFF_FFFF_FFFF_0FFF | 0x4000
        self.low = low & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
    }

    /// The identifier as 36 characters in lower case.
    public var description: String {
        String(unsafeUninitializedCapacity: 36) { buffer in
            for index in 0..<16 {
                let word = index < 8 ? high : low
                let byte = UInt8(truncatingIfNeeded: word >> UInt64(8 * (7 - index % 8)))
                let position = 2 * index + Self.dashes(before: index)
                buffer[position] = Self.digit(byte >> 4)
                buffer[position + 1] = Self.digit(byte & 0xF)
            }
            for position in [8, 13, 18, 23] { buffer[position] = UInt8(ascii: "-") }
            return 36
        }
    }

    private static func dashes(before index: Int) -> Int {
        switch index {
        case ..<4: 0
        case ..<6: 1
        case ..<8: 2
        case ..<10: 3
        default: 4
        }
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }
}

/// Makes identifiers from a seed, without a system call each.
///
/// They are distinct, not secret: SplitMix64 (Steele, Lea and Flood, 2014) over a random start.
public final class RequestIDGenerator: Sendable {
    private let state: Atomic<UInt64>

    /// Creates a generator.
    ///
    /// - Parameter seed: Where the sequence starts; the same seed makes the same identifiers.
    public init(seed: UInt64 = .random(in: .min ... .max)) {
        state = Atomic(seed)
    }

    /// Makes the next identifier.
    public func next() -> RequestID {
        let step: UInt64 = 0x9E37_79B9_7F4A_7C15
        let latest = state.wrappingAdd(step &* 2, ordering: .relaxed).newValue
        return RequestID(high: Self.mixed(latest &- step), low: Self.mixed(latest))
    }

    private static func mixed(_ value: UInt64) -> UInt64 {
        var bits = value
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }
}
