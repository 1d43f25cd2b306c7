import JSON

/// An arithmetic operator: `+ - * / %`.
final class ArithmeticNode: PlanNode {
    let symbol: Operator
    let left: PlanNode
    let right: PlanNode
    let position: Int

    init(_ symbol: Operator, _ left: PlanNode, _ right: PlanNode, position: Int) {
        self.symbol = symbol
        self.left = left
        self.right = right
        self.position = position
    }

    override func evaluate(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame
    ) throws(Fault) -> RawJSON {
        let left = try left.evaluate(evaluation, input, frame)
        let right = try right.evaluate(evaluation, input, frame)
        if left.isNumber, right.isNumber {
            let first = left.number
            let second = right.number
            if first.isFinite, second.isFinite {
                return combine(evaluation, first, second)
            }
        }
        try checkOperands(evaluation, left, right)
        return .undefined
    }

    @inline(__always)
    private func combine(_ evaluation: Evaluation, _ left: Double, _ right: Double) -> RawJSON {
        let result =
            switch symbol {
            case .plus: left + right
            case .minus: left - right
            case .star: left * right
            case .slash: left / right
            default: left.truncatingRemainder(dividingBy: right)
            }
        if !result.isFinite { evaluation.state.pointee.mayHoldForeignValues = true }
        return .double(result)
    }

    @inline(never)
    private func checkOperands(
        _ evaluation: Evaluation,
        _ left: RawJSON,
        _ right: RawJSON
    ) throws(Fault) {
        for (value, code) in [(left, FaultCode.leftNotNumber), (right, .rightNotNumber)]
        where !value.isUndefined {
            let isInfinite = value.isNumber && value.number.isInfinite
            if isInfinite || !value.isNumber || value.number.isNaN {
                throw evaluation.fault(
                    isInfinite ? .operandOutOfRange : code,
                    position: position,
                    token: symbol.rawValue,
                    value: value
                )
            }
        }
    }
}

/// A negation: `-value`.
final class NegationNode: PlanNode {
    let operand: PlanNode
    let position: Int

    init(_ operand: PlanNode, position: Int) {
        self.operand = operand
        self.position = position
    }

    override func evaluate(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame
    ) throws(Fault) -> RawJSON {
        let value = try operand.evaluate(evaluation, input, frame)
        if let number = try evaluation.number(value) { return .double(-number) }
        guard value.isUndefined else {
            throw evaluation.fault(.negateNonNumber, position: position, token: "-", value: value)
        }
        return .undefined
    }
}

/// An equality: `=` or `!=`.
final class EqualityNode: PlanNode {
    let isNegated: Bool
    let left: PlanNode
    let right: PlanNode

    init(isNegated: Bool, _ left: PlanNode, _ right: PlanNode) {
        self.isNegated = isNegated
        self.left = left
        self.right = right
    }

    override func evaluate(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame
    ) throws(Fault) -> RawJSON {
        .boolean(try test(evaluation, input, frame))
    }

    override func test(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame
    ) throws(Fault) -> Bool {
        let left = try left.evaluate(evaluation, input, frame)
        let right = try right.evaluate(evaluation, input, frame)
        if left.isUndefined || right.isUndefined { return false }
        return evaluation.equal(left, right) != isNegated
    }

    override var isBoolean: Bool { true }
}

/// A comparison: `< <= > >=`.
final class ComparisonNode: PlanNode {
    let symbol: Operator
    let left: PlanNode
    let right: PlanNode
    let position: Int

    init(_ symbol: Operator, _ left: PlanNode, _ right: PlanNode, position: Int) {
        self.symbol = symbol
        self.left = left
        self.right = right
        self.position = position
    }

    override func evaluate(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame
    ) throws(Fault) -> RawJSON {
        let left = try left.evaluate(evaluation, input, frame)
        let right = try right.evaluate(evaluation, input, frame)
        guard let result = try compare(evaluation, left, right) else { return .undefined }
        return .boolean(result)
    }

    override func test(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame
    ) throws(Fault) -> Bool {
        let left = try left.evaluate(evaluation, input, frame)
        let right = try right.evaluate(evaluation, input, frame)
        return try compare(evaluation, left, right) ?? false
    }

    override var isBoolean: Bool { true }

    @inline(__always)
    private func compare(
        _ evaluation: Evaluation,
        _ left: RawJSON,
        _ right: RawJSON
    ) throws(Fault) -> Bool? {
        if left.isNumber, right.isNumber { return holds(left.number, right.number) }
        return try compareOther(evaluation, left, right)
    }

    @inline(__always)
    private func holds<Value: Comparable>(_ left: Value, _ right: Value) -> Bool {
        switch symbol {
        case .less: left < right
        case .lessOrEqual: left <= right
        case .greater: left > right
        default: left >= right
        }
    }

    private func compareOther(
        _ evaluation: Evaluation,
        _ left: RawJSON,
        _ right: RawJSON
    ) throws(Fault) -> Bool? {
        if left.isString, right.isString { return holds(TextOrder.compare(left, right), 0) }
        let leftIsValue = left.isString || left.isNumber
        let rightIsValue = right.isString || right.isNumber
        guard leftIsValue || left.isUndefined, rightIsValue || right.isUndefined else {
            throw evaluation.fault(
                .notComparable,
                position: position,
                token: symbol.rawValue,
                value: leftIsValue ? right : left
            )
        }
        guard leftIsValue, rightIsValue else { return nil }
        let fault = evaluation.fault(
            .comparisonMismatch,
            position: position,
            token: symbol.rawValue,
            value: left
        )
        fault.details.otherValue = evaluation.export(right)
        throw fault
    }
}

/// A test for membership: `value in list`.
final class InclusionNode: PlanNode {
    let left: PlanNode
    let right: PlanNode

    init(_ left: PlanNode, _ right: PlanNode) {
        self.left = left
        self.right = right
    }

    override func evaluate(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame
    ) throws(Fault) -> RawJSON {
        .boolean(try test(evaluation, input, frame))
    }

    override func test(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame
    ) throws(Fault) -> Bool {
        let left = try left.evaluate(evaluation, input, frame)
        let right = try right.evaluate(evaluation, input, frame)
        if left.isUndefined || right.isUndefined { return false }
        guard right.isArray else { return evaluation.equal(left, right) }
        let items = right.items
        for index in 0..<right.count where evaluation.equal(left, items[index]) { return true }
        return false
    }

    override var isBoolean: Bool { true }
}

/// `and` and `or`: the right side is evaluated only when it decides.
final class LogicNode: PlanNode {
    let isAnd: Bool
    let left: PlanNode
    let right: PlanNode
    let position: Int

    init(isAnd: Bool, _ left: PlanNode, _ right: PlanNode, position: Int) {
        self.isAnd = isAnd
        self.left = left
        self.right = right
        self.position = position
    }

    override func evaluate(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame
    ) throws(Fault) -> RawJSON {
        .boolean(try test(evaluation, input, frame))
    }

    override func test(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame
    ) throws(Fault) -> Bool {
        guard try left.test(evaluation, input, frame) == isAnd else { return !isAnd }
        return try right.test(evaluation, input, frame)
    }

    override var isBoolean: Bool { true }
}

/// Two texts joined: `left & right`.
final class ConcatenationNode: PlanNode {
    let left: PlanNode
    let right: PlanNode

    init(_ left: PlanNode, _ right: PlanNode) {
        self.left = left
        self.right = right
    }

    override func evaluate(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame
    ) throws(Fault) -> RawJSON {
        let base = evaluation.top
        try pushText(evaluation, input, frame)
        return try evaluation.joinStrings(from: base)
    }

    override func pushText(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame
    ) throws(Fault) {
        try left.pushText(evaluation, input, frame)
        try right.pushText(evaluation, input, frame)
    }
}

/// A range of whole numbers: `[start..end]`.
final class RangeNode: PlanNode {
    let left: PlanNode
    let right: PlanNode
    let position: Int

    init(_ left: PlanNode, _ right: PlanNode, position: Int) {
        self.left = left
        self.right = right
        self.position = position
    }

    override func evaluate(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame
    ) throws(Fault) -> RawJSON {
        guard let range = try range(evaluation, input, frame) else { return .undefined }
        let values = try evaluation.allocateValues(range.count)
        for (index, number) in range.enumerated() { values[index] = .double(Double(number)) }
        try evaluation.step(range.count)
        return .array(values, count: range.count).flagged(RawJSON.ArrayFlag.sequence)
    }

    override func push(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame
    ) throws(Fault) -> Bool {
        guard let range = try range(evaluation, input, frame) else { return false }
        for number in range { try evaluation.push(.double(Double(number))) }
        try evaluation.step(range.count)
        return true
    }

    private func range(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame
    ) throws(Fault) -> ClosedRange<Int64>? {
        let left = try left.evaluate(evaluation, input, frame)
        let right = try right.evaluate(evaluation, input, frame)
        let start = try bound(evaluation, left, .rangeStartNotInteger)
        let end = try bound(evaluation, right, .rangeEndNotInteger)
        guard let start, let end, start <= end else { return nil }
        let size = end - start + 1
        guard size <= Double(JSONataLimits.rangeCount),
            let first = Int64(exactly: start), let last = Int64(exactly: end)
        else {
            throw evaluation.fault(
                .rangeTooLarge,
                position: position,
                token: "..",
                value: .double(size)
            )
        }
        return first...last
    }

    private func bound(
        _ evaluation: Evaluation,
        _ value: RawJSON,
        _ code: FaultCode
    ) throws(Fault) -> Double? {
        if value.isUndefined { return nil }
        guard value.isNumber, value.number.rounded() == value.number, value.number.isFinite else {
            throw evaluation.fault(code, position: position, token: "..", value: value)
        }
        return value.number
    }
}
