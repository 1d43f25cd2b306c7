import JSON

extension Evaluation {
    /// Whether a value counts as true; nothing, functions, and what is empty do not.
    @inline(__always)
    func isTrue(_ value: RawJSON) throws(Fault) -> Bool {
        if value.tag == .boolean { return value.payload != 0 }
        return try isTrueOther(value, nesting: 0)
    }

    private func isTrueOther(_ value: RawJSON, nesting: Int) throws(Fault) -> Bool {
        switch value.tag {
        case .boolean: return value.payload != 0
        case .undefined, .null, .evaluator: return false
        case .integer: return value.integerValue != 0
        case .double:
            let number = value.doubleValue
            if number.isInfinite { throw fault(.operandOutOfRange, value: value) }
            return number != 0 && !number.isNaN
        case .string: return value.count > 0
        case .object: return value.shape.count > 0
        case .array:
            guard nesting < JSONataLimits.dataDepth else { throw Fault.limit(.depth) }
            let items = value.items
            var found = false
            for index in 0..<value.count {
                // All are looked at, since an infinite number among them is an error.
                if try isTrueOther(items[index], nesting: nesting + 1) { found = true }
            }
            return found
        }
    }

    /// Whether two values are equal; the usual kinds without a call.
    @inline(__always)
    func equal(_ left: RawJSON, _ right: RawJSON) -> Bool {
        if left.isString, right.isString {
            return left.count == right.count
                && RawBytes.equal(left.pointer, right.pointer, count: left.count)
        }
        if left.tag == .double, right.tag == .double {
            return left.doubleValue == right.doubleValue
        }
        return RawEquality.equal(left, right)
    }

    /// A failure with a value.
    @inline(never)
    func fault(
        _ code: FaultCode,
        position: Int? = nil,
        token: String? = nil,
        value: RawJSON = .undefined,
        index: Int? = nil
    ) -> Fault {
        let fault = Fault(code, position: position, token: token, index: index)
        if !value.isUndefined { fault.details.value = export(value) }
        return fault
    }

    /// The number that an operand is, or `nil` for what is none.
    @inline(__always)
    func number(_ value: RawJSON) throws(Fault) -> Double? {
        guard value.isNumber else { return nil }
        let number = value.number
        if number.isFinite { return number }
        guard number.isNaN else { throw fault(.operandOutOfRange, value: value) }
        return nil
    }
}
