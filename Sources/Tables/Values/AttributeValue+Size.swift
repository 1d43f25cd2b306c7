extension Item {
    /// The bytes that the item counts for: its names and its values.
    package var byteCount: Int {
        var count = 0
        for position in attributes.indices {
            count += attributes[position].name.utf8.count + attributes[position].value.byteCount
        }
        return count
    }

    /// Checks that a table can store the item.
    ///
    /// - Returns: The bytes that it counts for.
    /// - Throws: `validation`.
    @discardableResult
    package func validate() throws(TableError) -> Int {
        let byteCount = try validatedByteCount(depth: 0)
        guard byteCount <= TableLimits.itemByteLimit else {
            throw .validation(
                "expected an item of at most \(TableLimits.itemByteLimit) bytes but found "
                    + "\(byteCount)"
            )
        }
        return byteCount
    }

    fileprivate func validatedByteCount(depth: Int) throws(TableError) -> Int {
        var count = 0
        for position in attributes.indices {
            count += attributes[position].name.utf8.count
            count += try attributes[position].value.validatedByteCount(depth: depth)
        }
        return count
    }
}

extension AttributeValue {
    /// What a list or map counts for beside its elements.
    private static let containerOverhead = 3

    /// The bytes that the value counts for.
    package var byteCount: Int {
        switch self {
        case .string(let text): text.utf8.count
        case .number(let number): number.byteCount
        case .boolean, .null: 1
        case .binary(let bytes): bytes.count
        case .list(let elements):
            elements.reduce(Self.containerOverhead) { $0 + 1 + $1.byteCount }
        case .map(let members): Self.containerOverhead + members.count + members.byteCount
        case .stringSet(let texts): texts.reduce(0) { $0 + $1.utf8.count }
        case .numberSet(let numbers): numbers.reduce(0) { $0 + $1.byteCount }
        case .binarySet(let values): values.reduce(0) { $0 + $1.count }
        }
    }

    /// Checks that a table can store the value.
    ///
    /// - Throws: `validation` where it is too large, an empty set, or lists and maps nested too
    ///   deeply.
    func validate() throws(TableError) {
        guard try validatedByteCount(depth: 0) <= TableLimits.itemByteLimit else {
            throw .validation("expected a value of at most \(TableLimits.itemByteLimit) bytes")
        }
    }

    /// Checks the value and says what it counts for, in one walk.
    fileprivate func validatedByteCount(depth: Int) throws(TableError) -> Int {
        switch self {
        case .string, .number, .boolean, .null, .binary: break
        case .stringSet(let texts): try Self.checkElements(texts.count)
        case .numberSet(let numbers): try Self.checkElements(numbers.count)
        case .binarySet(let values): try Self.checkElements(values.count)
        case .list(let elements):
            try Self.checkNesting(depth)
            var count = Self.containerOverhead + elements.count
            for position in elements.indices {
                count += try elements[position].validatedByteCount(depth: depth + 1)
            }
            return count
        case .map(let members):
            try Self.checkNesting(depth)
            return try Self.containerOverhead + members.count
                + members.validatedByteCount(depth: depth + 1)
        }
        return byteCount
    }

    static func checkNesting(_ depth: Int) throws(TableError) {
        guard depth < TableLimits.nestingLimit else {
            throw .validation(
                "expected at most \(TableLimits.nestingLimit) lists and maps inside one another "
                    + "but found more"
            )
        }
    }

    private static func checkElements(_ count: Int) throws(TableError) {
        guard count > 0 else { throw .validation("expected a set of at least one element") }
    }
}

extension DecimalNumber {
    /// The bytes that the number counts for: one for two digits, and one more.
    fileprivate var byteCount: Int { (digitCount + 1) / 2 + 1 }
}
