import SQLite
import Tables

/// How a key's two parts are bound to columns: as texts or as bytes.
struct KeyColumns: Sendable {
    private let partitionIsText: Bool
    private let sortIsText: Bool

    init(_ key: KeySchema) {
        partitionIsText = key.partition.type == .string
        // A table without a sort key has an empty text in its place.
        sortIsText = key.sort.map { $0.type == .string } ?? true
    }

    /// Binds a key's parts to the parameters `first` and the next one for the time of a call.
    func bind<Result>(
        _ key: KeyBytes,
        to statement: SQLiteStatement,
        at first: Int32,
        _ body: () throws(SQLiteError) -> Result
    ) throws(SQLiteError) -> Result {
        try key.bytes.withUnsafeBufferPointer { buffer throws(SQLiteError) in
            let bytes = UnsafeRawBufferPointer(buffer)
            let partition = UnsafeRawBufferPointer(rebasing: bytes[..<key.partitionCount])
            let sort = UnsafeRawBufferPointer(rebasing: bytes[key.partitionCount...])
            try Self.bind(partition, isText: partitionIsText, to: statement, at: first)
            try Self.bind(sort, isText: sortIsText, to: statement, at: first + 1)
            return try body()
        }
    }

    /// Binds a partition key, which is copied.
    func bindPartition(
        _ bytes: [UInt8],
        to statement: SQLiteStatement,
        at index: Int32
    ) throws(SQLiteError) {
        try Self.bindCopy(bytes, isText: partitionIsText, to: statement, at: index)
    }

    /// Binds a sort key, or a bound of sort keys, which is copied.
    func bindSort(
        _ bytes: [UInt8],
        to statement: SQLiteStatement,
        at index: Int32
    ) throws(SQLiteError) {
        try Self.bindCopy(bytes, isText: sortIsText, to: statement, at: index)
    }

    private static func bind(
        _ bytes: UnsafeRawBufferPointer,
        isText: Bool,
        to statement: SQLiteStatement,
        at index: Int32
    ) throws(SQLiteError) {
        if isText {
            try statement.bind(uncopiedText: bytes, at: index)
        } else {
            try statement.bind(uncopiedBytes: bytes, at: index)
        }
    }

    private static func bindCopy(
        _ bytes: [UInt8],
        isText: Bool,
        to statement: SQLiteStatement,
        at index: Int32
    ) throws(SQLiteError) {
        if isText {
            try statement.bind(textBytes: bytes, at: index)
        } else {
            try statement.bind(bytes, at: index)
        }
    }
}
