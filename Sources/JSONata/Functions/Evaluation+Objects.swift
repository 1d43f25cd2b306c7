import JSON

extension Evaluation {
    func callObject(_ builtin: Builtin, _ arguments: Arguments) throws(Fault) -> RawJSON {
        let value = arguments[0]
        switch builtin {
        case .lookup: return try lookUp(value, named: arguments[1])
        case .keys: return try keys(value)
        case .spread:
            guard value.isArray || value.isObject else { return value }
            let base = top
            try pushSpread(value, nesting: 0)
            // What an array gives is joined into a plain array.
            return value.isArray && value.count > 0
                ? try takeArray(from: base) : try takeSequence(from: base)
        case .type: return value.isUndefined ? .undefined : try makeString(typeName(value))
        case .each, .sift: return try visit(value, arguments[1], isFilter: builtin == .sift)
        case .merge: return value.isUndefined ? .undefined : try merge(value)
        default: return value
        }
    }

    private func typeName(_ value: RawJSON) -> [UInt8] {
        let name: String =
            switch value.tag {
            case .null: "null"
            case .boolean: "boolean"
            case .integer, .double: "number"
            case .string: "string"
            case .array: "array"
            case .object: "object"
            case .undefined, .evaluator: "function"
            }
        return Array(name.utf8)
    }

    private func lookUp(_ value: RawJSON, named name: RawJSON) throws(Fault) -> RawJSON {
        guard name.isString else { return .undefined }
        if value.isObject { return member(value, name) }
        guard value.isArray else { return .undefined }
        let base = top
        try pushMembers(of: value, named: name, nesting: 0)
        return try takeSequence(from: base)
    }

    private func member(_ object: RawJSON, _ name: RawJSON) -> RawJSON {
        let index = object.shape.index(of: name.pointer, count: name.count)
        return index < 0 ? .undefined : object.items[index]
    }

    private func pushMembers(
        of array: RawJSON,
        named name: RawJSON,
        nesting: Int
    ) throws(Fault) {
        guard nesting < JSONataLimits.dataDepth else { throw Fault.limit(.depth) }
        for index in 0..<array.count {
            let item = array.items[index]
            if item.isObject {
                _ = try append(member(item, name))
            } else if item.isArray {
                try pushMembers(of: item, named: name, nesting: nesting + 1)
            }
        }
    }

    private func keys(_ value: RawJSON) throws(Fault) -> RawJSON {
        let base = top
        if value.isObject {
            for index in 0..<value.shape.count { try push(value.shape.keys[index].name) }
        } else if value.isArray {
            var members: [(key: RawKey, value: RawJSON)] = []
            try gatherKeys(of: value, into: &members, nesting: 0)
            let merged = try makeObject(members)
            for index in 0..<merged.shape.count { try push(merged.shape.keys[index].name) }
        }
        return try takeSequence(from: base)
    }

    private func gatherKeys(
        of value: RawJSON,
        into members: inout [(key: RawKey, value: RawJSON)],
        nesting: Int
    ) throws(Fault) {
        guard nesting < JSONataLimits.dataDepth else { throw Fault.limit(.depth) }
        if value.isObject {
            for index in 0..<value.shape.count {
                members.append((value.shape.keys[index], .boolean(true)))
            }
        } else if value.isArray {
            try step(value.count)
            for item in value.elements {
                try gatherKeys(of: item, into: &members, nesting: nesting + 1)
            }
        }
    }

    private func pushSpread(_ value: RawJSON, nesting: Int) throws(Fault) {
        guard nesting < JSONataLimits.dataDepth else { throw Fault.limit(.depth) }
        if value.isObject {
            for index in 0..<value.shape.count {
                let member = value.items[index]
                try push(try makeObject([(value.shape.keys[index], member)]))
            }
        } else if value.isArray {
            for item in value.elements { try pushSpread(item, nesting: nesting + 1) }
        } else if !value.isUndefined {
            try push(value)
        }
    }

    private func merge(_ list: RawJSON) throws(Fault) -> RawJSON {
        var members: [(key: RawKey, value: RawJSON)] = []
        for object in list.elements where object.isObject {
            for index in 0..<object.shape.count {
                members.append((object.shape.keys[index], object.items[index]))
            }
        }
        try step(members.count)
        return try makeObject(members)
    }

    /// `$each` and `$sift`: calls a function for each member.
    private func visit(
        _ object: RawJSON,
        _ function: RawJSON,
        isFilter: Bool
    ) throws(Fault) -> RawJSON {
        guard object.isObject, function.isFunction else { return .undefined }
        let arity = arity(of: function)
        let start = top
        var members: [(key: RawKey, value: RawJSON)] = []
        for index in 0..<object.shape.count {
            let key = object.shape.keys[index]
            let base = top
            try push(object.items[index])
            if arity >= 2 { try push(key.name) }
            if arity >= 3 { try push(object) }
            let result = unwrapSequence(try invoke(function, base, context: .null))
            if isFilter {
                if try isTrue(result) { members.append((key, object.items[index])) }
            } else if !result.isUndefined {
                try push(result)
            }
        }
        guard isFilter else { return try takeSequence(from: start) }
        return members.isEmpty ? .undefined : try makeObject(members)
    }
}
