/// What identifies an item: the value of its partition key and, where there is one, sort key.
public struct PrimaryKey: Sendable, Hashable {
    /// The value of the partition key.
    public var partition: AttributeValue
    /// The value of the sort key, in a table that has one.
    public var sort: AttributeValue?

    /// A key of the given values.
    public init(_ partition: AttributeValue, _ sort: AttributeValue? = nil) {
        self.partition = partition
        self.sort = sort
    }

    /// A key of texts.
    @inlinable
    public init(_ partition: String, _ sort: String) {
        self.init(.string(partition), .string(sort))
    }
}
