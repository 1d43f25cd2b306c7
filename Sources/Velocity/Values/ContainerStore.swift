import JSON

/// The lists, maps and other objects of one rendering.
///
/// Values name them by number. Nothing here owns another thing, so that cycles neither leak nor recurse
/// when they are dropped.
struct ContainerStore {
    struct List {
        var elements: [Value]
        /// Whether it came from JSON and prints as such.
        let isJSON: Bool
    }

    struct Map {
        var keys: [Value] = []
        var values: [Value] = []
    }

    struct Entry {
        let key: Value
        let value: Value
    }

    struct Iterator {
        let elements: [Value]
        var next = 0
    }

    struct LoopStatus {
        var index = 0
        let count: Int
        let parent: Value
        let depth: Int
    }

    struct ActiveDefinition {
        let definition: Definition
        var recursion = 0
    }

    var lists: [List] = []
    var maps: [Map] = []
    var entries: [Entry] = []
    var iterators: [Iterator] = []
    var loops: [LoopStatus] = []
    var definitions: [ActiveDefinition] = []

    mutating func makeList(
        _ elements: [Value],
        isJSON: Bool = false
    ) throws(EvaluationFailure) -> Value {
        try Self.check(elements.count)
        lists.append(List(elements: elements, isJSON: isJSON))
        return .list(lists.count - 1)
    }

    mutating func makeMap() -> Value {
        maps.append(Map())
        return .map(maps.count - 1)
    }

    mutating func makeEntry(_ key: Value, _ value: Value) -> Value {
        entries.append(Entry(key: key, value: value))
        return .entry(entries.count - 1)
    }

    mutating func makeIterator(_ elements: [Value]) -> Value {
        iterators.append(Iterator(elements: elements))
        return .iterator(iterators.count - 1)
    }

    /// A container from JSON as one that can be changed; other values as they are.
    ///
    /// One level is taken over; what is inside follows when it is changed in its turn.
    mutating func promote(_ value: Value) throws(EvaluationFailure) -> Value {
        guard case .json(let json) = value else { return value }
        if let array = json.array { return try makeList(array.map { Value($0) }, isJSON: true) }
        guard let object = json.object else { return value }
        try Self.check(object.count)
        var map = Map()
        map.keys = object.keys.map { Value(text: $0) }
        map.values = object.values.map { Value($0) }
        maps.append(map)
        return .map(maps.count - 1)
    }

    static func check(_ count: Int) throws(EvaluationFailure) {
        guard count <= VelocityLimits.members else {
            throw EvaluationFailure(
                limit: "expected a list or map of at most \(VelocityLimits.members) members"
            )
        }
    }
}

extension ContainerStore.Map {
    func index(of key: Value) -> Int? {
        switch key {
        case .text, .json: key.withText { text in keys.firstIndex { $0.hasText(text) } } ?? nil
        case .integer(let number):
            keys.firstIndex { if case .integer(number) = $0 { true } else { false } }
        case .boolean(let flag):
            keys.firstIndex { if case .boolean(flag) = $0 { true } else { false } }
        default: nil
        }
    }

    subscript(key: Value) -> Value {
        index(of: key).map { values[$0] } ?? .nothing
    }

    /// Stores a value and returns the one before.
    mutating func put(_ value: Value, for key: Value) throws(EvaluationFailure) -> Value {
        if let index = index(of: key) {
            let old = values[index]
            values[index] = value
            return old
        }
        try ContainerStore.check(keys.count + 1)
        keys.append(key)
        values.append(value)
        return .nothing
    }

    mutating func remove(_ key: Value) -> Value {
        guard let index = index(of: key) else { return .nothing }
        keys.remove(at: index)
        return values.remove(at: index)
    }
}

extension Value {
    /// Whether this is a text of these bytes.
    func hasText(_ other: borrowing Span<UInt8>) -> Bool {
        withText { text in
            guard text.count == other.count else { return false }
            for index in 0..<text.count where text[index] != other[index] { return false }
            return true
        } ?? false
    }
}
