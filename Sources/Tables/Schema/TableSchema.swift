/// What a store must know of a table: its key and its secondary indexes.
public struct TableSchema: Sendable, Hashable {
    /// The table's name.
    public var name: TableName
    /// The attribute that every item is found by.
    public var partitionKey: KeyAttribute
    /// The attribute that orders the items of one partition, if the table has one.
    public var sortKey: KeyAttribute?
    /// The secondary indexes.
    public var indexes: [IndexSchema]

    /// Describes a table.
    public init(
        name: TableName,
        partitionKey: KeyAttribute,
        sortKey: KeyAttribute? = nil,
        indexes: [IndexSchema] = []
    ) {
        self.name = name
        self.partitionKey = partitionKey
        self.sortKey = sortKey
        self.indexes = indexes
    }

    /// The index of that name, if the table has it.
    public func index(named name: IndexName) -> IndexSchema? {
        indexes.first { $0.name == name }
    }
}

/// A secondary index: all attributes of the items that have its key, found by that key.
///
/// It is sparse: an item without one of the index's key attributes does not appear in it.
public struct IndexSchema: Sendable, Hashable {
    /// The index's name.
    public var name: IndexName
    /// The attribute that items are found by.
    public var partitionKey: KeyAttribute
    /// The attribute that orders the items of one partition, if the index has one.
    public var sortKey: KeyAttribute?

    /// Describes an index.
    public init(name: IndexName, partitionKey: KeyAttribute, sortKey: KeyAttribute? = nil) {
        self.name = name
        self.partitionKey = partitionKey
        self.sortKey = sortKey
    }
}

/// An attribute that a table or index uses as a key.
///
/// A literal is a text attribute: `"PK"`.
public struct KeyAttribute: Sendable, Hashable, ExpressibleByStringLiteral {
    /// The types that a key may have.
    public enum KeyType: String, Sendable, Hashable, CaseIterable {
        /// Text, ordered by its UTF-8 bytes.
        case string = "S"
        /// A number, ordered by value.
        case number = "N"
        /// Bytes, in their order.
        case binary = "B"
    }

    /// The attribute's name.
    public var name: String
    /// The type of its values.
    public var type: KeyType

    /// Names a key attribute.
    public init(_ name: String, type: KeyType = .string) {
        self.name = name
        self.type = type
    }

    /// A text attribute.
    public init(stringLiteral value: String) { self.init(value) }
}

/// The name of a table.
public struct TableName: RawRepresentable, Sendable, Hashable, ExpressibleByStringLiteral {
    /// The name as text.
    public let rawValue: String
    /// A name from a text.
    public init(rawValue: String) { self.rawValue = rawValue }
    /// A name from a text.
    public init(stringLiteral value: String) { rawValue = value }
}

/// The name of a secondary index.
public struct IndexName: RawRepresentable, Sendable, Hashable, ExpressibleByStringLiteral {
    /// The name as text.
    public let rawValue: String
    /// A name from a text.
    public init(rawValue: String) { self.rawValue = rawValue }
    /// A name from a text.
    public init(stringLiteral value: String) { rawValue = value }
}
