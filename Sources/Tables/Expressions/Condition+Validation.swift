extension Condition {
    /// Checks what does not depend on any item: operands, depth and size.
    ///
    /// - Throws: `validation`.
    package func validate() throws(TableError) {
        var size = 0
        try validate(depth: 0, size: &size)
    }

    private func validate(depth: Int, size: inout Int) throws(TableError) {
        size += 1
        guard depth <= TableLimits.conditionDepthLimit else {
            throw .validation(
                "expected a condition nested at most \(TableLimits.conditionDepthLimit) deep"
            )
        }
        switch self {
        case .exists, .notExists, .hasType: break
        case .compare(let left, let comparison, let right):
            try left.validate(size: &size)
            try right.validate(size: &size)
            guard comparison.needsOrder else { break }
            try left.requireOrder()
            try right.requireOrder()
        case .between(let operand, let lower, let upper):
            for operand in [operand, lower, upper] {
                try operand.validate(size: &size)
                try operand.requireOrder()
            }
            try Self.requireAscending(lower, upper)
        case .oneOf(let operand, let candidates):
            guard (1...TableLimits.membershipOperandLimit).contains(candidates.count) else {
                throw .validation(
                    "expected 1 to \(TableLimits.membershipOperandLimit) values of a membership "
                        + "test but found \(candidates.count)"
                )
            }
            try operand.validate(size: &size)
            for candidate in candidates { try candidate.validate(size: &size) }
        case .beginsWith(_, let operand), .contains(_, let operand):
            try operand.validate(size: &size)
        case .all(let conditions), .any(let conditions):
            for condition in conditions { try condition.validate(depth: depth + 1, size: &size) }
        case .not(let condition):
            try condition.validate(depth: depth + 1, size: &size)
        }
        guard size <= TableLimits.conditionSizeLimit else {
            throw .validation(
                "expected a condition of at most \(TableLimits.conditionSizeLimit) operators and "
                    + "operands"
            )
        }
    }

    private static func requireAscending(_ lower: Operand, _ upper: Operand) throws(TableError) {
        guard case .value(let lower) = lower, case .value(let upper) = upper else { return }
        guard let isDescending = upper.isLess(than: lower) else {
            throw .validation("expected two bounds of one type")
        }
        guard !isDescending else {
            throw .validation("expected an upper bound that is not below the lower one")
        }
    }
}

extension Condition.Operand {
    fileprivate func validate(size: inout Int) throws(TableError) {
        size += 1
        if case .value(let value) = self { try value.validate() }
    }

    /// Checks that a constant is of a type that has an order.
    fileprivate func requireOrder() throws(TableError) {
        guard case .value(let value) = self, value.isLess(than: value) == nil else { return }
        throw .validation(
            "expected a text, number or bytes to compare with but found type \(value.type.rawValue)"
        )
    }
}

extension Condition.Comparison {
    fileprivate var needsOrder: Bool {
        switch self {
        case .equals, .notEquals: false
        case .lessThan, .atMost, .greaterThan, .atLeast: true
        }
    }
}
