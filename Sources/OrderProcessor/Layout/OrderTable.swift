public import Tables

/// The one table of the order processor.
public enum OrderTable {
    /// The table's name.
    public static let name: TableName = "orders"

    /// The partition key's attribute.
    public static let partitionKey = "PK"

    /// The sort key's attribute.
    public static let sortKey = "SK"

    /// The sparse index over the category, which only products have.
    public static let categoryIndex: IndexName = "gsi-category"

    /// The table's keys and indexes.
    public static let schema = TableSchema(
        name: name,
        partitionKey: KeyAttribute(partitionKey),
        sortKey: KeyAttribute(sortKey),
        indexes: [
            IndexSchema(
                name: categoryIndex,
                partitionKey: KeyAttribute(Attribute.category),
                sortKey: KeyAttribute(partitionKey)
            )
        ]
    )

    /// The names of the attributes, which the index and conditions need too.
    enum Attribute {
        static let category = "category"
        static let state: AttributePath = "state"
        static let quantity: AttributePath = "quantity"
        static let reserved: AttributePath = "reserved"
        static let sold: AttributePath = "sold"
        static let paymentStatus: AttributePath = "paymentStatus"
    }
}
