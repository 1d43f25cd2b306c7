/// What a stack says of a table: its key and its secondary indexes.
public struct TableDeclaration: Hashable, Sendable {
    /// An attribute that items are found or ordered by.
    ///
    /// A literal is a text attribute: `"PK"`.
    public struct Key: Hashable, Sendable, ExpressibleByStringLiteral {
        /// The types that a key may have.
        public enum AttributeType: String, Hashable, Sendable {
            /// Text.
            case string = "S"
            /// A number.
            case number = "N"
            /// Bytes.
            case binary = "B"
        }

        /// The attribute's name.
        public var name: String

        /// The type of its values.
        public var type: AttributeType

        /// Names a key attribute.
        public init(_ name: String, type: AttributeType = .string) {
            self.name = name
            self.type = type
        }

        /// Names a text attribute.
        public init(stringLiteral value: String) { self.init(value) }
    }

    /// A secondary index over all attributes, of the items that have its keys.
    public struct Index: Hashable, Sendable {
        /// The index's name.
        public var name: String

        /// The attribute that items are found by.
        public var partitionKey: Key

        /// The attribute that orders the items of one partition, if there is one.
        public var sortKey: Key?

        /// Describes an index.
        public init(name: String, partitionKey: Key, sortKey: Key? = nil) {
            self.name = name
            self.partitionKey = partitionKey
            self.sortKey = sortKey
        }
    }

    /// The table's name.
    public var name: String

    /// The attribute that items are found by.
    public var partitionKey: Key

    /// The attribute that orders the items of one partition, if there is one.
    public var sortKey: Key?

    /// The secondary indexes.
    public var indexes: [Index]

    /// Describes a table.
    public init(
        name: String,
        partitionKey: Key,
        sortKey: Key? = nil,
        indexes: [Index] = []
    ) {
        self.name = name
        self.partitionKey = partitionKey
        self.sortKey = sortKey
        self.indexes = indexes
    }
}
