/// A key as bytes that order as the key's values do: what stores sort and search by.
///
/// Texts are their UTF-8 bytes, binary values themselves, numbers 19 bytes that order by value.
/// Both parts stand in one array, so that a key costs one allocation.
package struct KeyBytes: Sendable, Hashable {
    /// The bytes of the partition key, then those of the sort key.
    package let bytes: [UInt8]
    /// How many bytes the partition key has.
    package let partitionCount: Int

    /// Encodes a key.
    package init(_ key: PrimaryKey) {
        var bytes: [UInt8] = []
        key.partition.appendKeyBytes(to: &bytes)
        partitionCount = bytes.count
        key.sort?.appendKeyBytes(to: &bytes)
        self.bytes = bytes
    }

    /// Takes over encoded bytes.
    package init(bytes: [UInt8], partitionCount: Int) {
        self.bytes = bytes
        self.partitionCount = partitionCount
    }

    /// What no key comes before.
    package static let least = KeyBytes(bytes: [], partitionCount: 0)

    /// The bytes of the partition key.
    package var partition: ArraySlice<UInt8> { bytes[..<partitionCount] }
    /// The bytes of the sort key; none in a table without one.
    package var sort: ArraySlice<UInt8> { bytes[partitionCount...] }
}

extension KeyBytes {
    /// Feeds all bytes at once.
    package func hash(into hasher: inout Hasher) {
        bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
        hasher.combine(partitionCount)
    }
}

extension KeyBytes: Comparable {
    /// By partition key, then by sort key.
    package static func < (left: KeyBytes, right: KeyBytes) -> Bool {
        left.bytes.withUnsafeBytes { leftBytes in
            right.bytes.withUnsafeBytes { rightBytes in
                let order = compare(
                    leftBytes[..<left.partitionCount],
                    rightBytes[..<right.partitionCount]
                )
                guard order == 0 else { return order < 0 }
                return compare(
                    leftBytes[left.partitionCount...],
                    rightBytes[right.partitionCount...]
                ) < 0
            }
        }
    }

    private static func compare(
        _ left: Slice<UnsafeRawBufferPointer>,
        _ right: Slice<UnsafeRawBufferPointer>
    ) -> Int {
        for (leftByte, rightByte) in zip(left, right) where leftByte != rightByte {
            return Int(leftByte) - Int(rightByte)
        }
        return left.count - right.count
    }
}

extension AttributeValue {
    /// Appends the value's bytes as a key has them; other types than a key's have none.
    package func appendKeyBytes(to bytes: inout [UInt8]) {
        switch self {
        case .string(var text): text.withUTF8 { bytes.append(contentsOf: $0) }
        case .binary(let value): bytes.append(contentsOf: value)
        case .number(let number): number.appendOrderedBytes(to: &bytes)
        default: break
        }
    }
}

extension KeyAttribute {
    /// The value that a key attribute's bytes stand for; `nil` where they stand for none.
    package func value(ofKeyBytes bytes: [UInt8]) -> AttributeValue? {
        switch type {
        case .string: .string(String(decoding: bytes, as: UTF8.self))
        case .binary: .binary(bytes)
        case .number: DecimalNumber(orderedBytes: bytes).map(AttributeValue.number)
        }
    }
}
