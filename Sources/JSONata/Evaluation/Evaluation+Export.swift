import JSON

extension Evaluation {
    /// A value as it leaves the evaluation: a copy in a document of its own.
    ///
    /// Functions and what is undefined inside it become null; numbers that JSON cannot write become
    /// null, or on AWS a string.
    func export(_ value: RawJSON) -> JSONValue {
        if value.isFlat, !value.isNumber || value.number.isFinite {
            return JSONValue(document: nil, raw: value.isUndefined ? .null : value)
        }
        let clean = needsCleaning(value) ? cleaned(value, nesting: 0) : value
        return RawCopy.copy(clean) ?? .null
    }

    private func needsCleaning(_ value: RawJSON) -> Bool {
        state.pointee.mayHoldForeignValues || !(value.isContainer || value.isString)
    }

    private func cleaned(_ value: RawJSON, nesting: Int) -> RawJSON {
        switch value.tag {
        case .undefined, .evaluator: return .null
        case .double where !value.doubleValue.isFinite:
            guard state.pointee.dialect == .stepFunctions else { return .null }
            return arena.makeString(NumberText.text(of: value.doubleValue))
        case .array, .object:
            let count = value.isObject ? value.shape.count : value.count
            guard count > 0, nesting < JSONataLimits.dataDepth else { return value.withoutFlags }
            let values = arena.allocateValues(count)
            for index in 0..<count {
                values[index] = cleaned(value.items[index], nesting: nesting + 1)
            }
            return value.isObject
                ? .object(value.shape, values) : RawJSON.array(values, count: count)
        default: return value
        }
    }
}
