/// A set of characters as sorted ranges that neither touch nor overlap.
struct ScalarRanges: Equatable {
    static let highest: UInt32 = 0x10FFFF

    private(set) var ranges: [ClosedRange<UInt32>] = []

    init() {}

    init(_ unsorted: [ClosedRange<UInt32>]) {
        for range in unsorted.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = ranges.last, range.lowerBound <= last.upperBound &+ 1 {
                let upper = max(last.upperBound, range.upperBound)
                ranges[ranges.count - 1] = last.lowerBound...upper
            } else {
                ranges.append(range)
            }
        }
    }

    static let all = ScalarRanges([0...highest])

    func contains(_ character: UInt32) -> Bool {
        var low = 0
        var high = ranges.count
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound < character {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low < ranges.count && ranges[low].lowerBound <= character
    }

    var complement: ScalarRanges {
        var result = ScalarRanges()
        var next: UInt32 = 0
        for range in ranges {
            if range.lowerBound > next { result.ranges.append(next...(range.lowerBound - 1)) }
            next = range.upperBound + 1
        }
        if next <= Self.highest { result.ranges.append(next...Self.highest) }
        return result
    }

    func union(_ other: ScalarRanges) -> ScalarRanges {
        ScalarRanges(ranges + other.ranges)
    }

    func intersection(_ other: ScalarRanges) -> ScalarRanges {
        complement.union(other.complement).complement
    }

    /// The set of what its members become under a case rule.
    func folded(_ rule: CaseRule) -> ScalarRanges {
        switch rule {
        case .exact: return self
        case .ignoresASCIICase:
            let upper = ranges.compactMap { range -> ClosedRange<UInt32>? in
                let low = max(range.lowerBound, 0x61)
                let high = min(range.upperBound, 0x7A)
                return low <= high ? (low - 32)...(high - 32) : nil
            }
            return ScalarRanges(ranges + upper)
        case .ignoresCase:
            var folded: [ClosedRange<UInt32>] = []
            for range in ranges {
                guard range.lowerBound <= 0xFFFF else {
                    folded.append(range)
                    continue
                }
                for character in range.lowerBound...min(range.upperBound, 0xFFFF) {
                    Self.append(CaseTable.fold(character), to: &folded)
                }
                if range.upperBound > 0xFFFF { folded.append(0x10000...range.upperBound) }
            }
            return ScalarRanges(folded)
        }
    }

    private static func append(_ character: UInt32, to ranges: inout [ClosedRange<UInt32>]) {
        if let last = ranges.last, last.upperBound &+ 1 == character {
            ranges[ranges.count - 1] = last.lowerBound...character
        } else {
            ranges.append(character...character)
        }
    }
}
