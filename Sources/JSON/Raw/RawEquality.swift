/// Equality and hashes of raw values.
package enum RawEquality {
    /// Whether two values are equal: numbers by value, objects in whatever order.
    ///
    /// Uses no native stack, however deep the values nest.
    package static func equal(_ left: RawJSON, _ right: RawJSON) -> Bool {
        guard left.isContainer, right.isContainer else { return leavesEqual(left, right) }
        var pending = [(left, right)]
        while let (left, right) = pending.popLast() {
            guard containersEqual(left, right, pending: &pending) else { return false }
        }
        return true
    }

    private static func leavesEqual(_ left: RawJSON, _ right: RawJSON) -> Bool {
        switch (left.tag, right.tag) {
        case (.integer, .double): right.doubleValue == left.integerValue
        case (.double, .integer): left.doubleValue == right.integerValue
        case (.double, .double): left.doubleValue == right.doubleValue
        case (.string, .string):
            left.count == right.count
                && (left.payload == right.payload
                    || RawBytes.equal(left.pointer, right.pointer, count: left.count))
        case (let one, let other): one == other && left.payload == right.payload
        }
    }

    /// Compares two containers but for the containers in them, which are left for later.
    private static func containersEqual(
        _ left: RawJSON,
        _ right: RawJSON,
        pending: inout [(RawJSON, RawJSON)]
    ) -> Bool {
        guard left.tag == right.tag else { return false }
        if left.tag == .array {
            guard left.count == right.count else { return false }
            guard left.payload != right.payload else { return true }
            for index in 0..<left.count {
                guard settle(left.elements[index], right.elements[index], &pending) else {
                    return false
                }
            }
            return true
        }
        let shape = left.shape
        guard shape.count == right.shape.count else { return false }
        guard shape != right.shape || left.payload != right.payload else { return true }
        for index in 0..<shape.count {
            let other =
                shape == right.shape
                ? right.values[index] : right.member(shape.keys[index])
            guard settle(left.values[index], other, &pending) else { return false }
        }
        return true
    }

    private static func settle(
        _ left: RawJSON,
        _ right: RawJSON,
        _ pending: inout [(RawJSON, RawJSON)]
    ) -> Bool {
        guard left.isContainer, right.isContainer else { return leavesEqual(left, right) }
        pending.append((left, right))
        return true
    }

    /// A hash that is the same for equal values.
    ///
    /// Looks eight levels deep; what lies deeper counts by its kind and size.
    package static func hash(_ value: RawJSON, depth: Int) -> UInt64 {
        switch value.tag {
        case .integer: numberHash(Double(value.integerValue))
        case .double: numberHash(value.doubleValue)
        case .string: RawBytes.hash(value.pointer, count: value.count)
        case .array: arrayHash(value, depth: depth)
        case .object: objectHash(value, depth: depth)
        default: RawBytes.fold(value.head ^ RawBytes.seed, value.payload &+ 0x9E37_79B9_7F4A_7C15)
        }
    }

    private static func numberHash(_ number: Double) -> UInt64 {
        // Both zeros are equal; adding one to the other gives the positive one.
        RawBytes.fold((number + 0).bitPattern ^ RawBytes.seed, 0x9E37_79B9_7F4A_7C15)
    }

    private static func arrayHash(_ array: RawJSON, depth: Int) -> UInt64 {
        var hash = RawBytes.fold(RawBytes.seed ^ UInt64(array.count), 0xA076_1D64_78BD_642F)
        guard depth < Limits.hashedDepth else { return hash }
        for element in array.elements {
            hash = RawBytes.fold(hash ^ self.hash(element, depth: depth + 1), 0x8EBC_6AF0_9C88_C6E3)
        }
        return hash
    }

    private static func objectHash(_ object: RawJSON, depth: Int) -> UInt64 {
        let shape = object.shape
        var hash = RawBytes.fold(RawBytes.seed ^ UInt64(shape.count), 0x5899_65CC_7537_4CC3)
        guard depth < Limits.hashedDepth else { return hash }
        for index in 0..<shape.count {
            // A sum, so that the order of the members does not count.
            let member = self.hash(object.values[index], depth: depth + 1)
            hash &+= RawBytes.fold(shape.keys[index].textHash ^ member, 0x1D8E_4E27_C47D_124F)
        }
        return hash
    }
}

extension Double {
    /// Whether this number is exactly that integer.
    fileprivate static func == (left: Double, right: Int64) -> Bool {
        Int64(exactly: left) == right
    }
}
