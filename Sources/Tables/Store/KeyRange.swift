/// The part of a table or index that a query covers: sort keys from `lower` up to, but not
/// including, `upper`, in bytes; the same for every store.
package struct KeyRange: Sendable, Hashable {
    /// The partition key's bytes.
    package var partition: [UInt8]
    /// Where the range begins; empty for the least sort key.
    package var lower: [UInt8] = []
    /// Where the range ends, or `nil` for the end of the partition.
    package var upper: [UInt8]?

    /// The least key that belongs to the range.
    package var lowerKey: KeyBytes {
        KeyBytes(bytes: partition + lower, partitionCount: partition.count)
    }

    /// The least key behind the range.
    package var upperKey: KeyBytes {
        guard let upper else {
            let next = partition.successor
            return KeyBytes(bytes: next, partitionCount: next.count)
        }
        return KeyBytes(bytes: partition + upper, partitionCount: partition.count)
    }
}

extension [UInt8] {
    /// The least bytes that are greater.
    package var successor: [UInt8] { self + [0] }

    /// The least bytes behind all that begin like this; `nil` where there are none.
    fileprivate var endOfPrefix: [UInt8]? {
        var bytes = self
        while let last = bytes.popLast() {
            if last < .max { return bytes + [last + 1] }
        }
        return nil
    }
}

extension Query {
    /// Checks the query and says what it covers.
    ///
    /// - Throws: `validation`, `resourceNotFound`.
    package func range(in schema: TableSchema) throws(TableError) -> KeyRange {
        let key = try KeySchema(index, of: schema)
        try filter?.validate()
        try Scan.validate(limit: limit)
        try key.partition.validate(partition, limit: TableLimits.partitionKeyByteLimit)
        var range = KeyRange(partition: partition.keyBytes)
        guard let sort else { return range }
        guard let attribute = key.sort else {
            throw .validation("expected no condition on a sort key, as there is none")
        }
        try sort.validate(for: attribute)
        sort.narrow(&range)
        return range
    }
}

extension Query.SortCondition {
    fileprivate func validate(for attribute: KeyAttribute) throws(TableError) {
        let limit = TableLimits.sortKeyByteLimit
        switch self {
        case .compare(let comparison, let value):
            guard comparison != .notEquals else {
                throw .validation("expected a range of sort keys but found a condition with <>")
            }
            try attribute.validate(value, limit: limit)
        case .between(let lower, let upper):
            try attribute.validate(lower, limit: limit)
            try attribute.validate(upper, limit: limit)
            guard upper.isLess(than: lower) == false else {
                throw .validation("expected an upper bound that is not below the lower one")
            }
        case .beginsWith(let prefix):
            try attribute.validate(prefix, limit: limit)
            guard attribute.type != .number else {
                throw .validation("expected a text or bytes to begin with but found a number")
            }
        }
    }

    fileprivate func narrow(_ range: inout KeyRange) {
        switch self {
        case .compare(let comparison, let value):
            let bytes = value.keyBytes
            switch comparison {
            case .equals:
                range.lower = bytes
                range.upper = bytes.successor
            case .lessThan: range.upper = bytes
            case .atMost: range.upper = bytes.successor
            case .greaterThan: range.lower = bytes.successor
            case .atLeast: range.lower = bytes
            case .notEquals: break
            }
        case .between(let lower, let upper):
            range.lower = lower.keyBytes
            range.upper = upper.keyBytes.successor
        case .beginsWith(let prefix):
            range.lower = prefix.keyBytes
            range.upper = range.lower.endOfPrefix
        }
    }
}

extension AttributeValue {
    /// The value's bytes as a key has them.
    package var keyBytes: [UInt8] {
        var bytes: [UInt8] = []
        appendKeyBytes(to: &bytes)
        return bytes
    }
}
