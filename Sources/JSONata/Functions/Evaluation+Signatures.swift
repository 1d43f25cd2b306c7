import JSON

extension Evaluation {
    /// Checks a call's arguments, which lie on the stack from `base` on, against a signature; wraps
    /// single values where an array is expected and fills in the context.
    func validate(
        _ signature: Signature,
        _ base: Int,
        context: RawJSON
    ) throws(Fault) {
        if signature.acceptsAnything { return }
        if signature.isPlain, try validatePlain(signature, base) { return }
        try validateByMatching(signature, base, context)
    }

    /// The common case of one argument for each parameter but the last, which may be missing.
    private func validatePlain(_ signature: Signature, _ base: Int) throws(Fault) -> Bool {
        let count = top - base
        let parameters = signature.parameters
        guard count <= parameters.count else { return false }
        for index in 0..<count
        where !parameters[index].letters.contains(at(base + index).pointee.typeLetter) {
            return false
        }
        for index in count..<parameters.count
        where !parameters[index].isOptional || parameters[index].takesContext {
            return false
        }
        for _ in count..<parameters.count { try push(.undefined) }
        for index in 0..<count where parameters[index].isArray {
            let value = at(base + index).pointee
            let array = try arrayArgument(value, parameters[index], index)
            at(base + index).pointee = array
        }
        return true
    }

    private func arrayArgument(
        _ value: RawJSON,
        _ parameter: Signature.Parameter,
        _ index: Int
    ) throws(Fault) -> RawJSON {
        if value.isUndefined { return value }
        if let elements = parameter.elements, !matches(value, elements) {
            let fault = fault(.arrayArgumentMismatch, value: value, index: index + 1)
            fault.details.typeName = Evaluation.pluralName(elements)
            throw fault
        }
        if value.isArray { return value }
        let base = top
        try push(value)
        return try takeArray(from: base)
    }

    private func matches(_ value: RawJSON, _ elements: [UInt8]) -> Bool {
        guard value.isArray else { return elements.count == 1 && elements[0] == value.typeLetter }
        guard let first = elements.first else { return true }
        let items = value.items
        for index in 0..<value.count where items[index].typeLetter != first { return false }
        return true
    }

    private static func pluralName(_ elements: [UInt8]) -> String? {
        guard elements.count == 1 else { return nil }
        switch elements[0] {
        case UInt8(ascii: "a"): return "arrays"
        case UInt8(ascii: "b"): return "booleans"
        case UInt8(ascii: "f"): return "functions"
        case UInt8(ascii: "n"): return "numbers"
        case UInt8(ascii: "o"): return "objects"
        case UInt8(ascii: "s"): return "strings"
        default: return nil
        }
    }

    private func validateByMatching(
        _ signature: Signature,
        _ base: Int,
        _ context: RawJSON
    ) throws(Fault) {
        let count = top - base
        var letters: [UInt8] = []
        var arguments: [RawJSON] = []
        for index in 0..<count {
            arguments.append(at(base + index).pointee)
            letters.append(arguments[index].typeLetter)
        }
        let parameters = signature.parameters
        guard let lengths = signature.match(letters, first: parameters.count, isWhole: true) else {
            throw mismatch(signature, letters, arguments)
        }
        top = base
        var next = 0
        for (index, parameter) in parameters.enumerated() {
            guard lengths[index] > 0 else {
                if parameter.takesContext {
                    guard parameter.letters.contains(context.typeLetter) else {
                        throw fault(.contextMismatch, value: context, index: next + 1)
                    }
                    try push(context)
                } else {
                    try push(next < count ? arguments[next] : .undefined)
                    next += 1
                }
                continue
            }
            for _ in 0..<lengths[index] {
                let value = next < count ? arguments[next] : .undefined
                try push(parameter.isArray ? try arrayArgument(value, parameter, next) : value)
                next += 1
            }
        }
    }

    /// Finds the first argument that does not fit, as the reference does.
    private func mismatch(
        _ signature: Signature,
        _ letters: [UInt8],
        _ arguments: [RawJSON]
    ) -> Fault {
        var good = 0
        for count in 1..<(signature.parameters.count + 1) {
            guard let lengths = signature.match(letters, first: count, isWhole: false) else {
                break
            }
            good = lengths.reduce(0, +)
        }
        return fault(
            .argumentMismatch,
            value: good < arguments.count ? arguments[good] : .undefined,
            index: good + 1
        )
    }
}
