import JSON

extension Renderer {
    /// What a reference stands for.
    mutating func evaluate(_ reference: Reference) throws(RenderingFailure) -> Value {
        var value = slots[reference.slot]
        if program.changes.reachAll {
            value = try located(at: reference.offset) { renderer throws(EvaluationFailure) in
                try renderer.promoted(value)
            }
            slots[reference.slot] = value
        }
        for step in reference.steps {
            value = try follow(step, from: value)
            if value.isNothing { return value }
        }
        return value
    }

    private mutating func follow(
        _ step: ReferenceStep,
        from value: Value
    ) throws(RenderingFailure) -> Value {
        switch step {
        case .property(let member):
            return try located(at: member.offset) { renderer throws(EvaluationFailure) in
                try renderer.property(member, of: value)
            }
        case .index(let expression, let offset):
            let index = try evaluate(expression) ?? .nothing
            return try located(at: offset) { renderer throws(EvaluationFailure) in
                try renderer.element(index, of: value)
            }
        case .call(let call):
            let arguments = try arguments(of: call)
            return try located(at: call.offset) { renderer throws(EvaluationFailure) in
                try renderer.spend(1)
                let result = try renderer.call(call, on: value, arguments)
                guard call.method.known == .get, let key = arguments.first else { return result }
                return try renderer.adopted(result, as: key, in: value)
            }
        }
    }

    private mutating func arguments(of call: MethodCall) throws(RenderingFailure) -> [Value] {
        if let constants = call.constants { return constants }
        var values: [Value] = []
        values.reserveCapacity(call.arguments.count)
        for argument in call.arguments { values.append(try evaluate(argument) ?? .nothing) }
        return values
    }

    private mutating func property(
        _ member: Member,
        of value: Value
    ) throws(EvaluationFailure) -> Value {
        switch value {
        case .json(let json) where json.kind == .object: return Value(json[member.name])
        case .map:
            let found = self.member(member.key, of: value) ?? .nothing
            return try adopted(found, as: member.key, in: value)
        case .json, .text, .list:
            // Of Java's bean properties, texts and lists have this one.
            guard member.name == "empty" else { return .nothing }
            if let isEmpty = value.withText({ $0.isEmpty }) { return .boolean(isEmpty) }
            return .boolean(elementCount(of: value) == 0)
        case .entry(let number):
            switch member.name {
            case "key": return store.entries[number].key
            case "value": return store.entries[number].value
            default: return .nothing
            }
        case .loop(let number): return loopProperty(member.name, of: number)
        case .host(let host): return try property(member.name, of: host)
        default: return .nothing
        }
    }

    /// `$value[index]`, which is `get` by another name.
    private mutating func element(
        _ index: Value,
        of value: Value
    ) throws(EvaluationFailure) -> Value {
        switch value {
        case .map: return try adopted(member(index, of: value) ?? .nothing, as: index, in: value)
        case .json(let json) where json.kind == .object: return member(index, of: value) ?? .nothing
        case .list, .json:
            guard case .integer(let number) = index, !value.isText else { return .nothing }
            let place = try place(number, in: value)
            return try adopted(element(place, of: value), as: .integer(Int64(place)), in: value)
        case .host(let host):
            guard let name = index.textBytes else { return .nothing }
            return try property(String(decoding: name, as: UTF8.self), of: host)
        default: return .nothing
        }
    }

    /// An index of a list; a negative one counts from its end.
    private func place(_ index: Int64, in list: Value) throws(EvaluationFailure) -> Int {
        let count = elementCount(of: list)
        return try check(index < 0 ? index + Int64(count) : index, below: count)
    }
}

// MARK: Containers that may change

extension Renderer {
    /// A container that can be changed in place of one from JSON.
    mutating func promoted(_ value: Value) throws(EvaluationFailure) -> Value {
        guard case .json(let json) = value else { return value }
        try spend(1 + (json.array?.count ?? json.object?.count ?? 0))
        return try store.promote(value)
    }

    /// The value of a member, which its container keeps in the form that can be changed.
    private mutating func adopted(
        _ value: Value,
        as key: Value,
        in container: Value
    ) throws(EvaluationFailure) -> Value {
        guard program.changes.reachMaps, case .json = value else { return value }
        let promoted = try promoted(value)
        switch (container, key) {
        case (.map(let number), _): _ = try store.maps[number].put(promoted, for: key)
        case (.list(let number), .integer(let index)):
            store.lists[number].elements[Int(index)] = promoted
        default: break
        }
        return promoted
    }

    mutating func promoteElements(of value: Value) throws(EvaluationFailure) {
        switch value {
        case .list(let number):
            for index in store.lists[number].elements.indices {
                let promoted = try promoted(store.lists[number].elements[index])
                store.lists[number].elements[index] = promoted
            }
        case .map(let number):
            for index in store.maps[number].values.indices {
                let promoted = try promoted(store.maps[number].values[index])
                store.maps[number].values[index] = promoted
            }
        default: break
        }
    }

    /// Executes a `#set`; an operation without a result leaves the target as it was.
    mutating func run(_ assignment: Assignment) throws(RenderingFailure) {
        guard let result = try evaluate(assignment.value) else { return }
        let value = try located(at: assignment.offset) { renderer throws(EvaluationFailure) in
            try renderer.spend(1)
            return renderer.program.changes.reachAll ? try renderer.promoted(result) : result
        }
        guard let path = assignment.container, let place = assignment.place else {
            slots[assignment.slot] = value
            return
        }
        let container = try evaluate(path)
        switch place {
        case .property(let member): try store(value, as: member.key, in: container, member.offset)
        case .index(let expression, let offset):
            try store(value, as: try evaluate(expression) ?? .nothing, in: container, offset)
        case .call: break
        }
    }

    private mutating func store(
        _ value: Value,
        as key: Value,
        in container: Value,
        _ offset: Int
    ) throws(RenderingFailure) {
        try located(at: offset) { renderer throws(EvaluationFailure) in
            switch (container, key) {
            case (.map(let number), _):
                try renderer.spend(1 + renderer.store.maps[number].keys.count / 8)
                _ = try renderer.store.maps[number].put(value, for: key)
            case (.list(let number), .integer(let index)):
                let place = try renderer.place(index, in: container)
                renderer.store.lists[number].elements[place] = value
            default: break
            }
        }
    }
}
