extension Update {
    /// The item that comes of the changes.
    ///
    /// A pure function, the same for every store.
    ///
    /// - Throws: `validation` where a change does not fit what the item has.
    package func applied(to item: Item) throws(TableError) -> Item {
        var result = item
        var removals: [AttributePath] = []
        for change in changes {
            switch change {
            case .set(let path, let value):
                try result.set(value, at: path)
            case .setIfAbsent(let path, let value):
                if result.value(at: path) == nil { try result.set(value, at: path) }
            case .remove(let path):
                removals.append(path)
            case .add(let path, let number):
                let sum = try Self.sum(of: item.value(at: path), and: number, at: path)
                try result.set(.number(sum), at: path)
            case .append(let path, let values):
                let list = try Self.appended(values, to: item.value(at: path), at: path)
                try result.set(list, at: path)
            case .insert(let path, let elements):
                let set = try Self.union(of: item.value(at: path), and: elements, at: path)
                try result.set(set, at: path)
            case .subtract(let path, let elements):
                guard let old = item.value(at: path) else { continue }
                guard let set = try Self.difference(of: old, and: elements, at: path) else {
                    removals.append(path)
                    continue
                }
                try result.set(set, at: path)
            }
        }
        // From the back, so that no removal of an element moves another one that is to go.
        for path in removals.sorted(by: { $0.isBehind($1) }) { try result.remove(at: path) }
        return result
    }

    private static func sum(
        of old: AttributeValue?,
        and number: DecimalNumber,
        at path: AttributePath
    ) throws(TableError) -> DecimalNumber {
        guard let old else { return number }
        guard case .number(let stored) = old else { throw unfit(old, at: path, expected: "N") }
        guard let sum = stored.adding(number) else {
            throw .validation(
                "expected a sum of at most \(TableLimits.numberDigitLimit) digits at \(path)"
            )
        }
        return sum
    }

    private static func appended(
        _ values: [AttributeValue],
        to old: AttributeValue?,
        at path: AttributePath
    ) throws(TableError) -> AttributeValue {
        guard let old else { return .list(values) }
        guard case .list(let stored) = old else { throw unfit(old, at: path, expected: "L") }
        return .list(stored + values)
    }

    private static func union(
        of old: AttributeValue?,
        and elements: AttributeValue,
        at path: AttributePath
    ) throws(TableError) -> AttributeValue {
        switch (old, elements) {
        case (nil, _): return elements
        case (.stringSet(let old), .stringSet(let new)): return .stringSet(old.union(new))
        case (.numberSet(let old), .numberSet(let new)): return .numberSet(old.union(new))
        case (.binarySet(let old), .binarySet(let new)): return .binarySet(old.union(new))
        case (let old?, _): throw unfit(old, at: path, expected: elements.type.rawValue)
        }
    }

    /// What is left of a set, or `nil` if nothing is.
    private static func difference(
        of old: AttributeValue,
        and elements: AttributeValue,
        at path: AttributePath
    ) throws(TableError) -> AttributeValue? {
        switch (old, elements) {
        case (.stringSet(let old), .stringSet(let gone)):
            let rest = old.subtracting(gone)
            return rest.isEmpty ? nil : .stringSet(rest)
        case (.numberSet(let old), .numberSet(let gone)):
            let rest = old.subtracting(gone)
            return rest.isEmpty ? nil : .numberSet(rest)
        case (.binarySet(let old), .binarySet(let gone)):
            let rest = old.subtracting(gone)
            return rest.isEmpty ? nil : .binarySet(rest)
        default:
            throw unfit(old, at: path, expected: elements.type.rawValue)
        }
    }

    private static func unfit(
        _ value: AttributeValue,
        at path: AttributePath,
        expected: String
    ) -> TableError {
        .validation("expected type \(expected) but found type \(value.type.rawValue) at \(path)")
    }
}
