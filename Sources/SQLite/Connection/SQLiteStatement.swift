internal import CSQLite

/// A compiled statement, kept and run many times.
///
/// Parameters count from 1 and columns from 0, as in SQLite. Belongs to its connection's thread.
@usableFromInline
package final class SQLiteStatement {
    private let connection: SQLiteConnection
    private let handle: OpaquePointer

    // SQLite's constants for "copy it now" and "it stays where it is" are -1 and 0 in the place of a
    // function, which it compares and never calls; the C macros that make them are not imported.
    private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    private static let uncopied: sqlite3_destructor_type? = nil

    init(_ handle: OpaquePointer, of connection: SQLiteConnection) {
        self.handle = handle
        self.connection = connection
    }

    deinit { sqlite3_finalize(handle) }

    // MARK: Parameters

    /// Binds an integer.
    package func bind(_ value: Int64, at index: Int32) throws(SQLiteError) {
        try connection.check(sqlite3_bind_int64(handle, index, value))
    }

    /// Binds a floating-point number.
    package func bind(_ value: Double, at index: Int32) throws(SQLiteError) {
        try connection.check(sqlite3_bind_double(handle, index, value))
    }

    /// Binds a text, which is copied.
    package func bind(_ text: String, at index: Int32) throws(SQLiteError) {
        var text = text
        let result = text.withUTF8 { bytes in
            bindText(UnsafeRawBufferPointer(bytes), at: index, lifetime: Self.copied)
        }
        try connection.check(result)
    }

    /// Binds a text by its UTF-8 bytes, which are copied.
    package func bind(textBytes bytes: [UInt8], at index: Int32) throws(SQLiteError) {
        let result = bytes.withUnsafeBytes { bindText($0, at: index, lifetime: Self.copied) }
        try connection.check(result)
    }

    /// Binds bytes, which are copied.
    package func bind(_ bytes: [UInt8], at index: Int32) throws(SQLiteError) {
        let result = bytes.withUnsafeBytes { bindBytes($0, at: index, lifetime: Self.copied) }
        try connection.check(result)
    }

    /// Binds null.
    package func bindNull(at index: Int32) throws(SQLiteError) {
        try connection.check(sqlite3_bind_null(handle, index))
    }

    /// Binds the UTF-8 bytes of a text, which stay in place until the statement is reset.
    package func bind(
        uncopiedText bytes: UnsafeRawBufferPointer,
        at index: Int32
    ) throws(SQLiteError) {
        try connection.check(bindText(bytes, at: index, lifetime: Self.uncopied))
    }

    /// Binds bytes which stay in place until the statement is reset.
    package func bind(
        uncopiedBytes bytes: UnsafeRawBufferPointer,
        at index: Int32
    ) throws(SQLiteError) {
        try connection.check(bindBytes(bytes, at: index, lifetime: Self.uncopied))
    }

    private func bindText(
        _ bytes: UnsafeRawBufferPointer,
        at index: Int32,
        lifetime: sqlite3_destructor_type?
    ) -> Int32 {
        // Bytes of which there are none may stand nowhere, which SQLite would take for null.
        guard let start = bytes.baseAddress else {
            return sqlite3_bind_text(handle, index, "", 0, Self.copied)
        }
        return sqlite3_bind_text(
            handle,
            index,
            start.assumingMemoryBound(to: CChar.self),
            Int32(clamping: bytes.count),
            lifetime
        )
    }

    private func bindBytes(
        _ bytes: UnsafeRawBufferPointer,
        at index: Int32,
        lifetime: sqlite3_destructor_type?
    ) -> Int32 {
        guard let start = bytes.baseAddress else { return sqlite3_bind_zeroblob(handle, index, 0) }
        return sqlite3_bind_blob(handle, index, start, Int32(clamping: bytes.count), lifetime)
    }

    // MARK: Running

    /// Goes to the next row; `false` where there is none.
    ///
    /// A statement that failed or came to its end is to be reset before it is run again.
    package func step() throws(SQLiteError) -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let result: throw connection.error(result)
        }
    }

    /// Makes the statement ready for the next run, with its parameters as they are.
    package func reset() {
        // Repeats the result of the last step, which has been reported already.
        _ = sqlite3_reset(handle)
    }

    /// Runs the statement to its end and resets it.
    package func run() throws(SQLiteError) {
        defer { reset() }
        while try step() {}
    }

    // MARK: Columns

    /// The column as an integer.
    package func integer(at column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }

    /// The column as a floating-point number.
    package func double(at column: Int32) -> Double { sqlite3_column_double(handle, column) }

    /// Whether the column is null.
    package func isNull(at column: Int32) -> Bool {
        sqlite3_column_type(handle, column) == SQLITE_NULL
    }

    /// The column as a text.
    package func text(at column: Int32) -> String {
        withText(at: column) { String(decoding: $0, as: UTF8.self) }
    }

    /// Gives access to the column's UTF-8 bytes, where they are, for the time of the call.
    package func withText<Result, Failure: Error>(
        at column: Int32,
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let start = sqlite3_column_text(handle, column).map { UnsafeRawPointer($0) }
        let count = Int(sqlite3_column_bytes(handle, column))
        return try body(UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count))
    }

    /// The column as bytes.
    package func bytes(at column: Int32) -> [UInt8] { withBytes(at: column) { Array($0) } }

    /// Gives access to the column's bytes, where they are, for the time of the call.
    @inlinable
    package func withBytes<Result, Failure: Error>(
        at column: Int32,
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(storedBytes(at: column))
    }

    /// The column's bytes, which stay in place until the statement goes on.
    @usableFromInline
    func storedBytes(at column: Int32) -> UnsafeRawBufferPointer {
        let start = sqlite3_column_blob(handle, column)
        let count = Int(sqlite3_column_bytes(handle, column))
        return UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count)
    }
}
