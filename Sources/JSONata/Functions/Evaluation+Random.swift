import JSON

extension Evaluation {
    /// A number from 0 up to but not including 1.
    func random() -> Double {
        let bits = state.pointee.surroundings.pointee.environment.randomBits()
        return Double(bits >> 11) * 0x1p-53
    }

    /// `$random()`; on AWS a seed may be given, and the same seed gives the same number.
    func random(_ arguments: Arguments) throws(Fault) -> Double {
        guard state.pointee.dialect == .stepFunctions else {
            guard arguments.count == 0 else {
                throw fault(.argumentMismatch, value: arguments[0], index: 1)
            }
            return random()
        }
        try checkCount(arguments, 1)
        let seed = arguments[0]
        if seed.isUndefined { return random() }
        guard seed.isNumber else { throw fault(.argumentMismatch, value: seed, index: 1) }
        var generator = JavaRandom(seed: wholeNumber(seed))
        return generator.nextDouble()
    }
}

/// `java.util.Random`, as its documentation defines it.
struct JavaRandom {
    private var state: UInt64

    init(seed: Int64) {
        state = (UInt64(bitPattern: seed) ^ 0x5_DEEC_E66D) & 0xFFFF_FFFF_FFFF
    }

    private mutating func next(_ bits: UInt64) -> UInt64 {
        state = (state &* 0x5_DEEC_E66D &+ 0xB) & 0xFFFF_FFFF_FFFF
        return state >> (48 - bits)
    }

    /// A number from 0 up to but not including 1.
    mutating func nextDouble() -> Double {
        let high = next(26)
        return Double(high << 27 + next(27)) * 0x1p-53
    }
}
