import Tables

/// How a partition key stands in the file: what follows its first `#` in front, as
/// `4711#ORDER` for `ORDER#4711`.
///
/// So everything about one id shares pages, although it stands in several partitions: an order and
/// its attempt are written in the same transactions, and each page fewer is a page less to log, to
/// synchronise and to move into the database. Partitions have no order that anybody may rely on.
enum StoredPartition {
    private static let separator = UInt8(ascii: "#")

    /// The bytes that stand in the file.
    static func bytes(of partition: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = []
        partition.withUnsafeBufferPointer { append($0, to: &bytes) }
        return bytes
    }

    /// Appends the bytes that stand in the file.
    static func append(_ partition: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
        guard let position = partition.firstIndex(of: separator) else {
            bytes.append(contentsOf: partition)
            return
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: partition[(position + 1)...]))
        bytes.append(separator)
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: partition[..<position]))
    }

    /// The partition key whose bytes stand in the file.
    ///
    /// What was in front has no separator: the last one is where it begins.
    static func partition(of bytes: [UInt8]) -> [UInt8] {
        guard let position = bytes.lastIndex(of: separator) else { return bytes }
        return bytes[(position + 1)...] + [separator] + bytes[..<position]
    }
}

extension KeyBytes {
    /// A table's key as it stands in the file.
    init(stored key: PrimaryKey) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(key.partition.keyByteCount + (key.sort?.keyByteCount ?? 0))
        switch key.partition {
        case .string(var text): text.withUTF8 { StoredPartition.append($0, to: &bytes) }
        case .binary(let value):
            value.withUnsafeBufferPointer { StoredPartition.append($0, to: &bytes) }
        default: bytes += StoredPartition.bytes(of: key.partition.keyBytes)
        }
        let partitionCount = bytes.count
        key.sort?.appendKeyBytes(to: &bytes)
        self.init(bytes: bytes, partitionCount: partitionCount)
    }

    /// A table's key as it stands in the file.
    init(stored key: KeyBytes) {
        let partition = StoredPartition.bytes(of: Array(key.partition))
        self.init(bytes: partition + key.sort, partitionCount: partition.count)
    }
}

extension AttributeValue {
    /// How many bytes the value has as a part of a key; about as many for a number.
    fileprivate var keyByteCount: Int {
        switch self {
        case .string(let text): text.utf8.count
        case .binary(let bytes): bytes.count
        default: 32
        }
    }
}
