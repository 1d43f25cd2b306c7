extension JSONValue {
    /// The memory that this value keeps alive, in bytes: its document and all that this borrows.
    ///
    /// A value taken from a large document keeps all of it; see ``compacted()``.
    public var retainedByteCount: Int {
        Self.retainedByteCount(of: CollectionOfOne(self))
    }

    /// The memory that these values keep alive together, in bytes; what they share counts once.
    @inlinable
    public static func retainedByteCount(of values: some Sequence<JSONValue>) -> Int {
        var tally = JSONMemoryTally()
        for value in values { tally.add(value) }
        return tally.byteCount
    }

    /// Whether both are one value in one place, so that they are equal without a look.
    ///
    /// - Complexity: O(1).
    package func isIdentical(to other: JSONValue) -> Bool {
        document == other.document && raw.head == other.raw.head
            && raw.payload == other.raw.payload
    }
}
