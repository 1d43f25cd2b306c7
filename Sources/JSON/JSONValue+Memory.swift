extension JSONValue {
    /// The memory that this value keeps alive, in bytes: its document and all that this borrows.
    ///
    /// A value taken from a large document keeps all of it; see ``compacted()``.
    public var retainedByteCount: Int {
        Self.retainedByteCount(of: CollectionOfOne(self))
    }

    /// The memory that these values keep alive together, in bytes; what they share counts once.
    public static func retainedByteCount(of values: some Sequence<JSONValue>) -> Int {
        var seen: Set<ObjectIdentifier> = []
        var pending: [RawDocument] = []
        var total = 0
        for value in values {
            if let document = value.document { pending.append(document) }
            while let document = pending.popLast() {
                guard seen.insert(ObjectIdentifier(document)).inserted else { continue }
                total += document.ownByteCount
                pending.append(contentsOf: document.borrowed)
            }
        }
        return total
    }

    /// Whether both are one value in one place, so that they are equal without a look.
    ///
    /// - Complexity: O(1).
    package func isIdentical(to other: JSONValue) -> Bool {
        document === other.document && raw.head == other.raw.head
            && raw.payload == other.raw.payload
    }
}
