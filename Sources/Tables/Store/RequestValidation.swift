package import Time

// What a store checks of a request before it looks at any item; the same for every store.

extension TransactionAction {
    /// Checks the action against the table's schema.
    ///
    /// - Returns: The key of its item, and the bytes of a new item.
    /// - Throws: `validation`.
    package func validated(
        for schema: TableSchema
    ) throws(TableError) -> (key: PrimaryKey, byteCount: Int) {
        try condition?.validate()
        switch self {
        case .put(let action):
            let key = try schema.key(of: action.item)
            let byteCount = try action.item.validate()
            try schema.validateIndexKeys(of: action.item)
            return (key, byteCount)
        case .update(let action):
            try schema.validate(action.key)
            try action.update.validate(for: schema)
            return (action.key, 0)
        case .delete(let action):
            try schema.validate(action.key)
            return (action.key, 0)
        case .check(let action):
            try schema.validate(action.key)
            return (action.key, 0)
        }
    }
}

/// The rules for requests of several items.
package enum RequestRules {
    /// Checks how many actions a transaction has and that no two are about one item.
    ///
    /// - Throws: `validation`.
    package static func checkTransaction(
        _ keys: [(table: TableName, key: KeyBytes)],
        byteCount: Int
    ) throws(TableError) {
        guard (1...TableLimits.transactionActionLimit).contains(keys.count) else {
            throw .validation(
                "expected 1 to \(TableLimits.transactionActionLimit) actions but found "
                    + "\(keys.count)"
            )
        }
        guard byteCount <= TableLimits.transactionByteLimit else {
            throw .validation(
                "expected at most \(TableLimits.transactionByteLimit) bytes of one transaction but "
                    + "found \(byteCount)"
            )
        }
        try checkDistinct(keys)
    }

    /// Checks how many keys a batch of reads has and that no two are the same.
    ///
    /// - Throws: `validation`.
    package static func checkBatch(
        _ keys: [KeyBytes],
        from table: TableName
    ) throws(TableError) {
        guard (1...TableLimits.batchGetKeyLimit).contains(keys.count) else {
            throw .validation(
                "expected 1 to \(TableLimits.batchGetKeyLimit) keys but found \(keys.count)"
            )
        }
        try checkDistinct(keys.map { (table, $0) })
    }

    private static func checkDistinct(
        _ keys: [(table: TableName, key: KeyBytes)]
    ) throws(TableError) {
        // A handful, as nearly all transactions have, is compared without hashing.
        if keys.count <= 8 {
            for (index, key) in keys.enumerated()
            where keys[..<index].contains(where: { $0 == key }) { throw twice }
            return
        }
        var seen: Set<Identity> = []
        for (table, key) in keys where !seen.insert(Identity(table: table, key: key)).inserted {
            throw twice
        }
    }

    private struct Identity: Hashable {
        let table: TableName
        let key: KeyBytes
    }

    private static let twice = TableError.validation(
        "expected each item once but found one of them twice"
    )

    /// Checks that the caller still wants the answer.
    ///
    /// - Throws: `cancelled` or `deadlineExceeded`.
    package static func checkWanted(
        until deadline: Instant?
    ) throws(TableError) {
        if Task.isCancelled { throw .cancelled }
        if let deadline, deadline <= .now { throw .deadlineExceeded }
    }
}

extension ReturnedItem {
    /// Checks that this can be asked of a put or delete.
    ///
    /// - Throws: `validation`.
    package func validateForReplacement() throws(TableError) {
        guard self != .new else {
            throw .validation("expected a request for the old item or none")
        }
    }
}
