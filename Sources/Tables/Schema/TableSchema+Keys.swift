extension TableSchema {
    /// Whether the attribute is the table's partition or sort key.
    package func isKey(_ name: String) -> Bool {
        if name.isSameName(as: partitionKey.name) { return true }
        guard let sortKey else { return false }
        return name.isSameName(as: sortKey.name)
    }

    /// The key of an item.
    ///
    /// - Throws: `validation` where an attribute of the key is missing or cannot be a key.
    package func key(of item: Item) throws(TableError) -> PrimaryKey {
        let partition = try partitionKey.value(in: item)
        let sort: AttributeValue? =
            if let sortKey { try sortKey.value(in: item) } else { nil }
        let key = PrimaryKey(partition, sort)
        try validate(key)
        return key
    }

    /// Checks that a key has the table's attributes, of their types and within their limits.
    ///
    /// - Throws: `validation`.
    package func validate(_ key: PrimaryKey) throws(TableError) {
        try partitionKey.validate(key.partition, limit: TableLimits.partitionKeyByteLimit)
        switch (sortKey, key.sort) {
        case (let attribute?, let value?):
            try attribute.validate(value, limit: TableLimits.sortKeyByteLimit)
        case (nil, nil):
            break
        case (let attribute?, nil):
            throw .validation("expected a value of the sort key '\(attribute.name)' but found none")
        case (nil, .some):
            throw .validation("expected no sort key, as table '\(name.rawValue)' has none")
        }
    }

    /// The attributes of a key, by their names.
    package func attributes(of key: PrimaryKey) -> [Item.Attribute] {
        let partition = Item.Attribute(partitionKey.name, key.partition)
        guard let sortKey, let sort = key.sort else { return [partition] }
        return [partition, Item.Attribute(sortKey.name, sort)]
    }

    /// Checks that what an item has of index keys is of their types and within their limits.
    ///
    /// - Throws: `validation`.
    package func validateIndexKeys(of item: Item) throws(TableError) {
        for index in indexes {
            let partition = item[index.partitionKey.name]
            let sort = index.sortKey.flatMap { item[$0.name] }
            let isIndexed = partition != nil && (index.sortKey == nil || sort != nil)
            if let partition {
                let limit = isIndexed ? TableLimits.partitionKeyByteLimit : .max
                try index.partitionKey.validate(partition, limit: limit)
            }
            if let sortKey = index.sortKey, let sort {
                try sortKey.validate(sort, limit: isIndexed ? TableLimits.sortKeyByteLimit : .max)
            }
        }
    }

    /// Checks that the table can exist: names, and no index twice.
    ///
    /// - Throws: `validation`.
    package func validate() throws(TableError) {
        guard !name.rawValue.isEmpty, !partitionKey.name.isEmpty, sortKey?.name.isEmpty != true
        else { throw .validation("expected a name of the table and of each key attribute") }
        guard partitionKey.name != sortKey?.name else {
            throw .validation(
                "expected two attributes as key but found '\(partitionKey.name)' twice"
            )
        }
        guard indexes.count <= TableLimits.indexLimit else {
            throw .validation("expected at most \(TableLimits.indexLimit) indexes of one table")
        }
        for (position, index) in indexes.enumerated()
        where indexes[..<position].contains(where: { $0.name == index.name }) {
            throw .validation("expected one index '\(index.name.rawValue)' but found two")
        }
    }
}

extension KeyAttribute {
    fileprivate func value(in item: Item) throws(TableError) -> AttributeValue {
        guard let value = item[name] else {
            throw .validation("expected the key attribute '\(name)' but found none")
        }
        return value
    }

    /// Checks that a value can be this key.
    ///
    /// - Throws: `validation`.
    package func validate(_ value: AttributeValue, limit: Int) throws(TableError) {
        let byteCount: Int
        switch (type, value) {
        case (.string, .string(let text)): byteCount = text.utf8.count
        case (.binary, .binary(let bytes)): byteCount = bytes.count
        case (.number, .number): return
        default:
            throw .validation(
                "expected type \(type.rawValue) but found type \(value.type.rawValue) as key "
                    + "attribute '\(name)'"
            )
        }
        guard byteCount > 0 else {
            throw .validation("expected a key attribute '\(name)' that is not empty")
        }
        guard byteCount <= limit else {
            throw .validation(
                "expected at most \(limit) bytes but found \(byteCount) in key attribute '\(name)'"
            )
        }
    }
}
