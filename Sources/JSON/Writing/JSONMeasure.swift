/// Lengths of JSON texts without the texts.
enum JSONMeasure {
    /// The length of the compact text, or a number above `limit` once it is longer.
    ///
    /// Takes no more steps than `limit`, since no value's text is empty.
    static func byteCount(of value: RawJSON, limit: Int) -> Int {
        sum(value, limit: limit, leaf: leafByteCount)
    }

    /// A number that the length of the compact text does not exceed, for less work.
    static func byteCountBound(of value: RawJSON, limit: Int) -> Int {
        sum(value, limit: limit, leaf: leafByteCountBound)
    }

    @inline(__always)
    private static func sum(
        _ value: RawJSON,
        limit: Int,
        leaf: (RawJSON) -> Int
    ) -> Int {
        guard value.isContainer, value.needsMemory else { return leaf(value) }
        return RawFrames.with { frames in
            var total = containerByteCount(value)
            var frame = RawFrames.Frame(value)
            while total <= limit {
                guard frame.next < frame.count else {
                    guard let outer = frames.pop() else { return total }
                    frame = outer
                    continue
                }
                let child = frame.values[frame.next]
                frame.next += 1
                if child.isContainer, child.needsMemory {
                    total += containerByteCount(child)
                    frames.push(frame)
                    frame = RawFrames.Frame(child)
                } else {
                    total += leaf(child)
                }
            }
            return total
        }
    }

    /// Brackets, commas, and of an object the keys.
    private static func containerByteCount(_ value: RawJSON) -> Int {
        2 + (value.tag == .array ? value.count - 1 : value.shape.header.pointee.textByteCount)
    }

    @inline(__always)
    private static func leafByteCountBound(_ value: RawJSON) -> Int {
        guard value.tag == .string else { return DecimalText.maximumByteCount }
        // An escape is six bytes at most.
        return 2 + (value.stringFlags.contains(.clean) ? value.count : value.count * 6)
    }

    private static func leafByteCount(_ value: RawJSON) -> Int {
        switch value.tag {
        case .boolean: value.booleanValue ? 4 : 5
        case .integer: DecimalText.byteCount(value.integerValue)
        case .double: DecimalText.byteCount(value.doubleValue)
        case .string: RawText.byteCount(ofString: value)
        case .array, .object: 2
        case .null, .undefined, .evaluator: 4
        }
    }
}
