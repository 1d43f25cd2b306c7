/// The key attributes of a table, or of one of its indexes.
package struct KeySchema: Sendable, Hashable {
    /// The attribute that items are found by.
    package let partition: KeyAttribute
    /// The attribute that orders them, if there is one.
    package let sort: KeyAttribute?

    /// The key attributes of an index of a table, or of the table itself.
    ///
    /// - Throws: `resourceNotFound`.
    package init(_ index: IndexName?, of schema: TableSchema) throws(TableError) {
        guard let index else {
            self = schema.key
            return
        }
        guard let found = schema.index(named: index) else {
            throw .resourceNotFound("\(schema.name.rawValue)/\(index.rawValue)")
        }
        self = found.key
    }

    fileprivate init(partition: KeyAttribute, sort: KeyAttribute?) {
        self.partition = partition
        self.sort = sort
    }

    /// The key of an item that has these attributes.
    package func key(of item: Item) -> PrimaryKey? {
        guard let partition = item[partition.name] else { return nil }
        guard let sort else { return PrimaryKey(partition) }
        guard let value = item[sort.name] else { return nil }
        return PrimaryKey(partition, value)
    }
}

extension TableSchema {
    /// The table's key attributes.
    package var key: KeySchema { KeySchema(partition: partitionKey, sort: sortKey) }
}

extension IndexSchema {
    /// The index's key attributes.
    package var key: KeySchema { KeySchema(partition: partitionKey, sort: sortKey) }

    /// The index key of an item, or `nil` where it does not appear in the index.
    package func key(of item: Item) -> PrimaryKey? { key.key(of: item) }
}

/// Where a page begins: the keys of the last item of the page before.
package struct PageStart: Sendable, Hashable {
    /// The item's key in the table.
    package let primary: KeyBytes
    /// The item's key in the index that is read, if one is.
    package let index: KeyBytes?

    /// Reads the key attributes that a page told.
    ///
    /// - Throws: `validation`, `resourceNotFound`.
    package init(
        _ attributes: Item,
        index: IndexName?,
        of schema: TableSchema
    ) throws(TableError) {
        primary = KeyBytes(try schema.key(of: attributes))
        guard let index else {
            self.index = nil
            return
        }
        let keySchema = try KeySchema(index, of: schema)
        try schema.validateIndexKeys(of: attributes)
        guard let key = keySchema.key(of: attributes) else {
            throw .validation("expected the index's key attributes to start after")
        }
        self.index = KeyBytes(key)
    }

    /// The attributes that a page tells of its last item.
    package static func attributes(
        of item: Item,
        index: IndexName?,
        in schema: TableSchema
    ) -> Item {
        let index = index.flatMap { schema.index(named: $0) }
        return Item(
            item.filter { name, _ in
                schema.isKey(name) || name == index?.partitionKey.name
                    || name == index?.sortKey?.name
            }
        )
    }
}

extension Scan {
    /// Checks the number of items of one page.
    ///
    /// - Throws: `validation`.
    static func validate(limit: Int?) throws(TableError) {
        guard limit ?? 1 > 0 else {
            throw .validation("expected a limit of at least 1 but found \(limit ?? 0)")
        }
    }

    /// Checks the scan.
    ///
    /// - Throws: `validation`, `resourceNotFound`.
    package func validate(for schema: TableSchema) throws(TableError) {
        _ = try KeySchema(index, of: schema)
        try filter?.validate()
        try Self.validate(limit: limit)
    }
}
