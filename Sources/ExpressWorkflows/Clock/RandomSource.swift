/// Where an engine takes its random numbers from: identifiers of executions, and jitter.
public struct RandomSource: Sendable {
    private let generate: @Sendable () -> UInt64

    /// Creates a source from a function that gives 64 random bits at each call.
    public init(_ generate: @escaping @Sendable () -> UInt64) {
        self.generate = generate
    }

    /// The system's generator.
    public static let system = RandomSource {
        var generator = SystemRandomNumberGenerator()
        return generator.next()
    }

    /// The next 64 random bits.
    public func next() -> UInt64 { generate() }

    /// A number that is evenly spread over 0 ..< 1.
    package func nextFraction() -> Double {
        Double(next() >> 11) * 0x1p-53
    }

    /// A random UUID, version 4, in lower case.
    package func nextUUID() -> String {
        let high = next() & 0xFFFF_FFFF_FFFF_0FFF | 0x4000
        let low = next() & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
        return String(unsafeUninitializedCapacity: 36) { buffer in
            var position = 0
            for shift in stride(from: 60, through: -64, by: -4) {
                if [8, 13, 18, 23].contains(position) {
                    buffer[position] = UInt8(ascii: "-")
                    position += 1
                }
                let word = shift >= 0 ? high >> UInt64(shift) : low >> UInt64(shift + 64)
                buffer[position] = hexadecimalDigit(UInt8(truncatingIfNeeded: word & 0xF))
                position += 1
            }
            return position
        }
    }
}

private func hexadecimalDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
}
