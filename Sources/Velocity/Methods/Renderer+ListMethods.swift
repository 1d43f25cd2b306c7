import JSON

extension Renderer {
    mutating func callOnList(
        _ method: KnownMethod,
        _ receiver: Value,
        _ arguments: [Value]
    ) throws(EvaluationFailure) -> Value {
        if method.changesContainers {
            return try changeList(method, try promoted(receiver), arguments)
        }
        let count = elementCount(of: receiver)
        switch (method, arguments.count) {
        case (.size, 0), (.length, 0): return .integer(Int64(count))
        case (.isEmpty, 0): return .boolean(count == 0)
        case (.get, 1):
            guard case .integer(let index) = arguments[0] else { return .nothing }
            return element(try check(index, below: count), of: receiver)
        case (.contains, 1):
            return .boolean(try firstIndex(of: arguments[0], in: receiver) != nil)
        case (.indexOf, 1):
            return .integer(Int64(try firstIndex(of: arguments[0], in: receiver) ?? -1))
        case (.lastIndexOf, 1):
            for index in stride(from: count - 1, through: 0, by: -1) {
                try spend(1)
                guard try store.areSame(element(index, of: receiver), arguments[0]) else {
                    continue
                }
                return .integer(Int64(index))
            }
            return .integer(-1)
        case (.containsAll, 1):
            for wanted in elements(of: arguments[0]) ?? [] {
                guard try firstIndex(of: wanted, in: receiver) != nil else {
                    return .boolean(false)
                }
            }
            return .boolean(true)
        case (.subList, 2):
            guard case .integer(let lower) = arguments[0], case .integer(let upper) = arguments[1],
                lower >= 0, lower <= upper, upper <= count
            else { throw EvaluationFailure("subList: expected a range within 0 to \(count)") }
            let all = elements(of: receiver) ?? []
            return try makeList(Array(all[Int(lower)..<Int(upper)]))
        case (.iterator, 0): return store.makeIterator(elements(of: receiver) ?? [])
        default: return .nothing
        }
    }

    func elementCount(of list: Value) -> Int {
        switch list {
        case .list(let number): store.lists[number].elements.count
        case .json(let json): json.array?.count ?? 0
        default: 0
        }
    }

    func element(_ index: Int, of list: Value) -> Value {
        switch list {
        case .list(let number): store.lists[number].elements[index]
        case .json(let json): Value(json[index])
        default: .nothing
        }
    }

    /// The elements of a list, or the values of a map.
    func elements(of value: Value) -> [Value]? {
        switch value {
        case .list(let number): store.lists[number].elements
        case .map(let number): store.maps[number].values
        case .json(let json):
            json.array.map { $0.map { Value($0) } }
                ?? json.object.map { $0.values.map { Value($0) } }
        default: nil
        }
    }

    private mutating func firstIndex(
        of wanted: Value,
        in list: Value
    ) throws(EvaluationFailure) -> Int? {
        for index in 0..<elementCount(of: list) {
            try spend(1)
            if try store.areSame(element(index, of: list), wanted) { return index }
        }
        return nil
    }

    func check(_ index: Int64, below count: Int) throws(EvaluationFailure) -> Int {
        guard index >= 0, index < count else {
            throw EvaluationFailure("expected an index below \(count) but found \(index)")
        }
        return Int(index)
    }

    private mutating func changeList(
        _ method: KnownMethod,
        _ receiver: Value,
        _ arguments: [Value]
    ) throws(EvaluationFailure) -> Value {
        guard case .list(let number) = receiver else { return .nothing }
        let count = store.lists[number].elements.count
        switch (method, arguments.count) {
        case (.add, 1):
            try ContainerStore.check(count + 1)
            store.lists[number].elements.append(arguments[0])
            return .boolean(true)
        case (.add, 2):
            guard case .integer(let index) = arguments[0] else { return .nothing }
            let place = try check(index, below: count + 1)
            try ContainerStore.check(count + 1)
            try spend(1 + (count - place) / 16)
            store.lists[number].elements.insert(arguments[1], at: place)
            return .nothing
        case (.addAll, 1):
            guard let others = elements(of: arguments[0]) else { return .nothing }
            try ContainerStore.check(count + others.count)
            try spend(others.count)
            store.lists[number].elements += others
            return .boolean(!others.isEmpty)
        case (.set, 2):
            guard case .integer(let index) = arguments[0] else { return .nothing }
            let place = try check(index, below: count)
            let old = store.lists[number].elements[place]
            store.lists[number].elements[place] = arguments[1]
            return old
        case (.remove, 1): return try remove(arguments[0], from: number)
        case (.clear, 0):
            store.lists[number].elements = []
            return .nothing
        default: return .nothing
        }
    }

    private mutating func remove(
        _ argument: Value,
        from number: Int
    ) throws(EvaluationFailure) -> Value {
        let count = store.lists[number].elements.count
        try spend(1 + count / 16)
        if case .integer(let index) = argument {
            return store.lists[number].elements.remove(at: try check(index, below: count))
        }
        guard let index = try firstIndex(of: argument, in: .list(number)) else {
            return .boolean(false)
        }
        store.lists[number].elements.remove(at: index)
        return .boolean(true)
    }
}
