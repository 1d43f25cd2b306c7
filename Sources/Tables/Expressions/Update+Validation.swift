extension Update {
    /// Checks what does not depend on the item: values, paths, and that no key changes.
    ///
    /// - Throws: `validation`.
    package func validate(for schema: TableSchema) throws(TableError) {
        guard changes.count <= TableLimits.updateChangeLimit else {
            throw .validation(
                "expected at most \(TableLimits.updateChangeLimit) changes of one update but "
                    + "found \(changes.count)"
            )
        }
        for (index, change) in changes.enumerated() {
            try change.validate(for: schema)
            for other in changes[..<index] where other.path.overlaps(change.path) {
                throw .validation(
                    "expected changes of different places but found \(other.path) and "
                        + "\(change.path)"
                )
            }
        }
    }
}

extension Update.Change {
    fileprivate func validate(for schema: TableSchema) throws(TableError) {
        guard !schema.isKey(path.name) else {
            throw .validation("expected no change of the key but found one of \(path)")
        }
        guard path.steps.count <= TableLimits.nestingLimit else {
            throw .validation("expected a path of at most \(TableLimits.nestingLimit) steps")
        }
        switch self {
        case .set(_, let value), .setIfAbsent(_, let value): try value.validate()
        case .append(_, let values): try AttributeValue.list(values).validate()
        case .insert(_, let set), .subtract(_, let set):
            try set.validate()
            guard [.stringSet, .numberSet, .binarySet].contains(set.type) else {
                throw .validation("expected a set at \(path) but found type \(set.type.rawValue)")
            }
        case .add, .remove: break
        }
    }
}

extension AttributePath {
    /// Whether one place is the other or contains it.
    fileprivate func overlaps(_ other: AttributePath) -> Bool {
        name == other.name && zip(steps, other.steps).allSatisfy { $0 == $1 }
    }

    /// Whether this place stands behind the other: a later element of a list, or inside one.
    func isBehind(_ other: AttributePath) -> Bool {
        guard name == other.name else { return name > other.name }
        for (step, otherStep) in zip(steps, other.steps) where step != otherStep {
            return step.isBehind(otherStep)
        }
        return steps.count > other.steps.count
    }
}

extension AttributePath.Step {
    private var order: (Int, String) {
        switch self {
        case .element(let index): (index, "")
        case .member(let name): (-1, name)
        }
    }

    fileprivate func isBehind(_ other: AttributePath.Step) -> Bool { order > other.order }
}
