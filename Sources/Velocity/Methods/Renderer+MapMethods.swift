import JSON

extension Renderer {
    mutating func callOnMap(
        _ method: KnownMethod,
        _ receiver: Value,
        _ arguments: [Value]
    ) throws(EvaluationFailure) -> Value {
        if method.changesContainers {
            return try changeMap(method, try promoted(receiver), arguments)
        }
        switch (method, arguments.count) {
        case (.get, 1): return member(arguments[0], of: receiver) ?? .nothing
        case (.getOrDefault, 2): return member(arguments[0], of: receiver) ?? arguments[1]
        case (.containsKey, 1): return .boolean(member(arguments[0], of: receiver) != nil)
        case (.containsValue, 1):
            for value in elements(of: receiver) ?? [] {
                try spend(1)
                if try store.areSame(value, arguments[0]) { return .boolean(true) }
            }
            return .boolean(false)
        case (.size, 0): return .integer(Int64(keys(of: receiver).count))
        case (.isEmpty, 0): return .boolean(keys(of: receiver).isEmpty)
        case (.keySet, 0): return try makeList(keys(of: receiver))
        case (.values, 0): return try makeList(elements(of: receiver) ?? [])
        case (.entrySet, 0):
            let entries = zip(keys(of: receiver), elements(of: receiver) ?? []).map {
                store.makeEntry($0, $1)
            }
            return try makeList(entries)
        default: return .nothing
        }
    }

    /// The member of a map, or `nil` if it has none of that name.
    func member(_ key: Value, of map: Value) -> Value? {
        switch map {
        case .map(let number):
            let map = store.maps[number]
            return map.index(of: key).map { map.values[$0] }
        case .json(let json):
            guard let object = json.object else { return nil }
            let found = key.withText { text in
                text.withUnsafeBufferPointer { object[utf8: $0] }
            }
            return (found ?? nil).map { Value($0) }
        default: return nil
        }
    }

    private func keys(of map: Value) -> [Value] {
        switch map {
        case .map(let number): store.maps[number].keys
        case .json(let json): json.object?.keys.map { Value(text: $0) } ?? []
        default: []
        }
    }

    private mutating func changeMap(
        _ method: KnownMethod,
        _ receiver: Value,
        _ arguments: [Value]
    ) throws(EvaluationFailure) -> Value {
        guard case .map(let number) = receiver else { return .nothing }
        try spend(1 + store.maps[number].keys.count / 8)
        switch (method, arguments.count) {
        case (.put, 2): return try store.maps[number].put(arguments[1], for: arguments[0])
        case (.putIfAbsent, 2):
            let old = store.maps[number][arguments[0]]
            if old.isNothing { _ = try store.maps[number].put(arguments[1], for: arguments[0]) }
            return old
        case (.putAll, 1):
            let members = zip(keys(of: arguments[0]), elements(of: arguments[0]) ?? [])
            for (key, value) in members {
                try spend(1 + store.maps[number].keys.count / 8)
                _ = try store.maps[number].put(value, for: key)
            }
            return .nothing
        case (.remove, 1): return store.maps[number].remove(arguments[0])
        case (.clear, 0):
            store.maps[number] = ContainerStore.Map()
            return .nothing
        default: return .nothing
        }
    }
}
