extension Renderer {
    /// The value of an expression, or `nil` where an operation has none.
    ///
    /// A reference without a value takes part as the empty text.
    mutating func evaluate(_ expression: Expression) throws(RenderingFailure) -> Value? {
        switch expression {
        case .constant(let value): return value
        case .interpolation(let block): return try interpolate(block)
        case .reference(let reference): return try evaluate(reference).orEmptyText
        case .list(let elements, let offset):
            var values: [Value] = []
            values.reserveCapacity(elements.count)
            for element in elements { values.append(try evaluate(element) ?? .nothing) }
            return try located(at: offset) { renderer throws(EvaluationFailure) in
                try renderer.makeList(values)
            }
        case .map(let members, let offset): return try makeMap(members, at: offset)
        case .range(let lower, let upper, let offset):
            guard let bounds = try bounds(lower, upper) else { return nil }
            let range = LoopElements.range(bounds.lower, bounds.upper)
            return try located(at: offset) { renderer throws(EvaluationFailure) in
                try ContainerStore.check(range.count)
                return try renderer.makeList((0..<range.count).map { range[$0] })
            }
        case .not, .and, .or: return .boolean(try isTrue(expression))
        case .comparison(let comparison, let left, let right, let offset):
            return try compare(comparison, left, right, at: offset).map(Value.boolean)
        case .arithmetic(let operation, let left, let right, let offset):
            return try compute(operation, left, right, at: offset)
        }
    }

    /// Whether a condition holds: only `false` is false, but a literal is never true.
    mutating func isTrue(_ expression: Expression) throws(RenderingFailure) -> Bool {
        switch expression {
        case .constant(.boolean(let flag)): return flag
        case .constant, .interpolation, .list, .map, .range, .arithmetic: return false
        case .reference(let reference):
            if case .boolean(let flag) = try evaluate(reference) { return flag }
            return true
        case .not(let operand): return try !isTrue(operand)
        case .and(let left, let right):
            guard try isTrue(left) else { return false }
            return try isTrue(right)
        case .or(let left, let right):
            if try isTrue(left) { return true }
            return try isTrue(right)
        case .comparison(let comparison, let left, let right, let offset):
            return try compare(comparison, left, right, at: offset) ?? false
        }
    }

    private mutating func interpolate(_ block: Block) throws(RenderingFailure) -> Value {
        let text = try text(of: block)
        return try located(at: 0) { renderer throws(EvaluationFailure) in
            try renderer.spend(1)
            return try renderer.produced(text)
        }
    }

    private mutating func makeMap(
        _ members: [MapMember],
        at offset: Int
    ) throws(RenderingFailure) -> Value {
        let map = store.makeMap()
        guard case .map(let number) = map else { return map }
        for member in members {
            let key = try evaluate(member.key) ?? .nothing
            let value = try evaluate(member.value) ?? .nothing
            _ = try located(at: offset) { renderer throws(EvaluationFailure) in
                try renderer.store.maps[number].put(value, for: key)
            }
        }
        return map
    }

    mutating func bounds(
        _ lower: Expression,
        _ upper: Expression
    ) throws(RenderingFailure) -> (lower: Int64, upper: Int64)? {
        guard case .integer(let first)? = try evaluate(lower),
            case .integer(let last)? = try evaluate(upper)
        else { return nil }
        return (first, last)
    }

    private mutating func compare(
        _ comparison: Comparison,
        _ leftOperand: Expression,
        _ rightOperand: Expression,
        at offset: Int
    ) throws(RenderingFailure) -> Bool? {
        let leftValue = try evaluate(leftOperand) ?? .nothing
        let rightValue = try evaluate(rightOperand) ?? .nothing
        return try located(at: offset) { renderer throws(EvaluationFailure) in
            let left = try renderer.rendered(leftValue)
            let right = try renderer.rendered(rightValue)
            try renderer.spend(onReading: left)
            switch comparison {
            case .equal: return try renderer.store.areEqual(left, right)
            case .notEqual: return try !renderer.store.areEqual(left, right)
            case .less: return ContainerStore.compare(left, right).map { $0 < 0 } ?? false
            case .lessOrEqual: return ContainerStore.compare(left, right).map { $0 <= 0 } ?? false
            case .greater: return ContainerStore.compare(left, right).map { $0 > 0 } ?? false
            case .greaterOrEqual:
                return ContainerStore.compare(left, right).map { $0 >= 0 } ?? false
            }
        }
    }

    private mutating func compute(
        _ operation: Arithmetic,
        _ leftOperand: Expression,
        _ rightOperand: Expression,
        at offset: Int
    ) throws(RenderingFailure) -> Value? {
        guard let left = try evaluate(leftOperand), let right = try evaluate(rightOperand) else {
            return nil
        }
        guard operation == .add, left.isText || right.isText else {
            return JavaNumber.compute(operation, left, right)
        }
        return try located(at: offset) { renderer throws(EvaluationFailure) in
            try renderer.spend(1)
            let text = try renderer.printed(left) + renderer.printed(right)
            return try renderer.produced(text)
        }
    }

    /// Runs what may fail, and adds the place if it does.
    mutating func located<Result>(
        at offset: Int,
        _ body: (inout Renderer) throws(EvaluationFailure) -> Result
    ) throws(RenderingFailure) -> Result {
        do throws(EvaluationFailure) {
            return try body(&self)
        } catch {
            throw RenderingFailure(error, at: offset)
        }
    }
}
