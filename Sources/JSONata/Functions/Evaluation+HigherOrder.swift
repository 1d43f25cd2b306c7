import JSON

extension Evaluation {
    func callHigherOrder(
        _ builtin: Builtin,
        _ arguments: Arguments
    ) throws(Fault) -> RawJSON {
        let list = arguments[0]
        let function = arguments[1]
        if list.isUndefined { return .undefined }
        switch builtin {
        case .map: return try map(list, function)
        case .filter: return try filter(list, function)
        case .single: return try single(list, function)
        default: return try reduce(list, function, initial: arguments[2])
        }
    }

    /// Calls a function with an item, and with its number and the list if it takes so many.
    @inline(__always)
    private func invoke(
        _ function: RawJSON,
        item index: Int,
        of list: RawJSON,
        arity: Int
    ) throws(Fault) -> RawJSON {
        let base = top
        try push(list.items[index])
        if arity >= 2 { try push(.integer(Int64(index))) }
        if arity >= 3 { try push(list) }
        return unwrapSequence(try invoke(function, base, context: .null))
    }

    private func map(_ list: RawJSON, _ function: RawJSON) throws(Fault) -> RawJSON {
        let base = top
        let arity = arity(of: function)
        for index in 0..<list.count {
            let result = try invoke(function, item: index, of: list, arity: arity)
            if !result.isUndefined { try push(result) }
        }
        return try takeSequence(from: base)
    }

    private func filter(_ list: RawJSON, _ function: RawJSON) throws(Fault) -> RawJSON {
        let base = top
        let arity = arity(of: function)
        for index in 0..<list.count {
            let result = try invoke(function, item: index, of: list, arity: arity)
            if try isTrue(result) { try push(list.items[index]) }
        }
        return try takeSequence(from: base)
    }

    private func single(_ list: RawJSON, _ function: RawJSON) throws(Fault) -> RawJSON {
        var found: RawJSON?
        let arity = function.isFunction ? arity(of: function) : 0
        for index in 0..<list.count {
            if function.isFunction {
                let result = try invoke(function, item: index, of: list, arity: arity)
                guard try isTrue(result) else { continue }
            }
            guard found == nil else { throw fault(.singleMatchedMore, index: index) }
            found = list.items[index]
        }
        guard let found else { throw fault(.singleMatchedNone) }
        return found
    }

    private func reduce(
        _ list: RawJSON,
        _ function: RawJSON,
        initial: RawJSON
    ) throws(Fault) -> RawJSON {
        let arity = arity(of: function)
        guard arity >= 2 else { throw fault(.reducerArity, index: 1) }
        var result = initial
        var index = 0
        if initial.isUndefined, list.count > 0 {
            result = list.items[0]
            index = 1
        }
        while index < list.count {
            let base = top
            try push(result)
            try push(list.items[index])
            if arity >= 3 { try push(.integer(Int64(index))) }
            if arity >= 4 { try push(list) }
            result = unwrapSequence(try invoke(function, base, context: .null))
            index += 1
        }
        return result
    }
}
