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
    static func bytes(of partition: some Collection<UInt8>) -> [UInt8] {
        let partition = Array(partition)
        guard let position = partition.firstIndex(of: separator) else { return partition }
        return partition[(position + 1)...] + [separator] + partition[..<position]
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
    init(stored key: PrimaryKey) { self.init(stored: KeyBytes(key)) }

    /// A table's key as it stands in the file.
    init(stored key: KeyBytes) {
        let partition = StoredPartition.bytes(of: key.partition)
        self.init(bytes: partition + key.sort, partitionCount: partition.count)
    }
}
