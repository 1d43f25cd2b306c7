import JSON
import Testing

/// A natural number of any size, 32 bits in each limb, the lowest first.
private struct Natural {
    var limbs: [UInt32] = [1]

    static func * (left: Natural, factor: UInt32) -> Natural {
        var carry: UInt64 = 0
        var result = Natural(limbs: [])
        for limb in left.limbs {
            carry += UInt64(limb) * UInt64(factor)
            result.limbs.append(UInt32(truncatingIfNeeded: carry))
            carry >>= 32
        }
        if carry > 0 { result.limbs.append(UInt32(carry)) }
        return result
    }

    var bitCount: Int {
        limbs.count * 32 - (limbs.last?.leadingZeroBitCount ?? 0)
    }

    /// Whether bit number `index`, the lowest is 0, is set.
    func bit(_ index: Int) -> Bool {
        index >= 0 && limbs[index / 32] >> UInt32(index % 32) & 1 == 1
    }

    /// The highest 128 bits, the highest set.
    var top: (high: UInt64, low: UInt64) {
        var words: [UInt64] = [0, 0]
        for offset in 0..<128 where bit(bitCount - 1 - offset) {
            words[offset / 64] |= 1 << UInt64(63 - offset % 64)
        }
        return (words[0], words[1])
    }
}

@Suite struct PowersOfFiveTests {
    @Test func `positive powers are the upper bits of their exact values`() {
        var power = Natural()
        for exponent in 0...PowersOfFive.largest {
            #expect(PowersOfFive.high(exponent) == power.top.high, "5^\(exponent)")
            #expect(PowersOfFive.low(exponent) == power.top.low, "5^\(exponent)")
            power = power * 5
        }
    }

    @Test func `negative powers multiplied by their inverse are just short of a power of two`() {
        var power = Natural()
        for exponent in 1 ... -PowersOfFive.smallest {
            power = power * 5
            // The highest bits of 5^n and of 5^-n multiply to almost 2^254, or to that and a little.
            let (high, low) = power.top
            let inverse = (high: PowersOfFive.high(-exponent), low: PowersOfFive.low(-exponent))
            let product = Self.top(high, low, inverse.high, inverse.low)
            #expect(product == .max || product == 1 << 63, "5^-\(exponent)")
            #expect(inverse.high >> 63 == 1, "5^-\(exponent)")
        }
    }

    /// The highest 64 bits of a product of two numbers of 128 bits, shifted so that the highest is set.
    private static func top(_ a: UInt64, _ b: UInt64, _ c: UInt64, _ d: UInt64) -> UInt64 {
        let (high, middle) = a.multipliedFullWidth(by: c)
        let crossOne = a.multipliedFullWidth(by: d)
        let crossTwo = b.multipliedFullWidth(by: c)
        let lowest = b.multipliedFullWidth(by: d).high
        let (partial, carryOne) = crossOne.low.addingReportingOverflow(crossTwo.low)
        let (_, carryTwo) = partial.addingReportingOverflow(lowest)
        let carries = UInt64(carryOne ? 1 : 0) + UInt64(carryTwo ? 1 : 0)
        var next = high
        var rest = middle
        for addend in [crossOne.high, crossTwo.high, carries] {
            let (sum, carry) = rest.addingReportingOverflow(addend)
            rest = sum
            if carry { next += 1 }
        }
        return next >> 63 == 1 ? next : next << 1 | rest >> 63
    }
}
