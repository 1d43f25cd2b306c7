import JSON

extension Renderer {
    /// Calls a method; an unknown one, or one with other arguments, gives no value.
    mutating func call(
        _ call: MethodCall,
        on receiver: Value,
        _ arguments: [Value]
    ) throws(EvaluationFailure) -> Value {
        if case .host(let host) = receiver {
            return try self.call(call, onHost: host, arguments)
        }
        guard let method = call.method.known else { return .nothing }
        switch (method, arguments.count) {
        case (.toString, 0): return .text(try printed(receiver))
        case (.equals, 1):
            try spend(onReading: receiver)
            return .boolean(try store.areSame(receiver, arguments[0]))
        default: break
        }
        switch receiver {
        case .text: return try callOnText(method, call.prepared, receiver, arguments)
        case .json(let json):
            switch json.kind {
            case .string: return try callOnText(method, call.prepared, receiver, arguments)
            case .array: return try callOnList(method, receiver, arguments)
            default: return try callOnMap(method, receiver, arguments)
            }
        case .list: return try callOnList(method, receiver, arguments)
        case .map: return try callOnMap(method, receiver, arguments)
        case .entry(let number): return store.entries[number].call(method)
        case .iterator(let number): return try callOnIterator(method, number)
        case .boolean(let flag): return Self.call(method, on: flag, arguments)
        case .integer, .wide, .double:
            return try Self.call(method, onNumber: receiver, arguments)
        case .loop(let number): return loopProperty(Self.propertyName(of: method), of: number)
        case .nothing, .definition, .host: return .nothing
        }
    }

    private static func propertyName(of method: KnownMethod) -> String {
        switch method {
        case .getCount: "count"
        case .getIndex: "index"
        case .getParent: "parent"
        case .hasNext: "hasNext"
        case .isFirst: "first"
        case .isLast: "last"
        default: ""
        }
    }

    func loopProperty(_ name: String, of number: Int) -> Value {
        let status = store.loops[number]
        return switch name {
        case "index": .integer(Int64(status.index))
        case "count": .integer(Int64(status.index + 1))
        case "hasNext": .boolean(status.index + 1 < status.count)
        case "first": .boolean(status.index == 0)
        case "last": .boolean(status.index + 1 == status.count)
        case "parent": status.parent
        default: .nothing
        }
    }

    private mutating func callOnIterator(
        _ method: KnownMethod,
        _ number: Int
    ) throws(EvaluationFailure) -> Value {
        let iterator = store.iterators[number]
        switch method {
        case .hasNext: return .boolean(iterator.next < iterator.elements.count)
        case .next:
            guard iterator.next < iterator.elements.count else {
                throw EvaluationFailure("expected another element but the iterator is at its end")
            }
            store.iterators[number].next += 1
            return iterator.elements[iterator.next]
        default: return .nothing
        }
    }

    private static func call(
        _ method: KnownMethod,
        on flag: Bool,
        _ arguments: [Value]
    ) -> Value {
        switch (method, arguments.count) {
        case (.booleanValue, 0): .boolean(flag)
        case (.parseBoolean, 1), (.valueOf, 1):
            .boolean(
                arguments[0].textBytes.map { String(decoding: $0, as: UTF8.self) }?
                    .lowercased() == "true"
            )
        default: .nothing
        }
    }
}

extension ContainerStore.Entry {
    func call(_ method: KnownMethod) -> Value {
        switch method {
        case .getKey: key
        case .getValue: value
        default: .nothing
        }
    }
}
