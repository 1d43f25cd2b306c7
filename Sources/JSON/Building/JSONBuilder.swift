/// Writes a value piece by piece, straight into the memory of the document that it becomes.
///
/// ```swift
/// var builder = JSONBuilder()
/// builder.object {
///     $0["total"] = 1.5
///     $0.set("customer", to: name)
///     $0.array("lines") { for line in lines { $0.append(line) } }
/// }
/// let order = builder.finish()
/// ```
///
/// Within an object every value needs a name, elsewhere it must have none, and outside of all only
/// one value can stand: to break this is a mistake in the calling code and stops the process.
public struct JSONBuilder: ~Copyable {
    private var composer: RawComposer
    private let memory: BuildingMemory

    /// The values of all open containers, the outermost first.
    private var values: RawStack<RawJSON>

    /// The names of all open objects' members; one more than values where a value is awaited.
    private var keys: RawStack<RawKey>

    /// At each depth the shape of the object that ended there last: the next one is often alike.
    private var shapes: [RawShape] = []

    private var container = Container.none

    @usableFromInline
    struct Container {
        var firstValue: Int
        var firstKey: Int
        var isObject: Bool

        /// How many containers it is in, itself included; 0 outside of all.
        var depth: Int

        /// The shape that its keys are expected to have.
        var expected: RawShape

        /// Whether its keys are the expected ones so far.
        var isExpected = true

        static var none: Container {
            Container(firstValue: 0, firstKey: 0, isObject: false, depth: 0, expected: .empty)
        }
    }

    private var isOutside: Bool { container.depth == 0 }

    /// Begins a value.
    ///
    /// - Parameter capacity: The memory to begin with, in bytes; more is taken as needed.
    public init(capacity: Int = 512) {
        composer = RawComposer(capacity: capacity)
        memory = BuildingMemory()
        values = RawStack(memory.values, capacity: BuildingMemory.valueCapacity)
        keys = RawStack(memory.keys, capacity: BuildingMemory.keyCapacity)
    }

    /// Ends the work; without any value it gives `null`.
    public consuming func finish() -> JSONValue {
        precondition(isOutside, "A builder ends outside of all its arrays and objects")
        return composer.finish(values.count == 0 ? .null : values.base[0])
    }

    /// Appends an element to the array, or sets the value as a whole.
    public mutating func append(_ value: JSONValue) {
        push(composer.adopt(value))
    }

    /// Appends an element to the array, or sets the value as a whole.
    @inlinable
    public mutating func append(_ value: some JSONWritable) {
        let count = valueCount
        value.write(to: &self)
        precondition(valueCount == count + 1, "A writable value writes exactly one value")
    }

    /// Appends a text, copied straight into the document.
    @usableFromInline
    mutating func append(text: String) {
        push(composer.arena.makeString(text))
    }

    /// Appends an array to the array, or sets the value as a whole.
    @inlinable
    public mutating func array<Failure: Error>(
        _ body: (inout JSONBuilder) throws(Failure) -> Void
    ) throws(Failure) {
        let outer = enter(isObject: false)
        try body(&self)
        leave(to: outer)
    }

    /// Appends an object to the array, or sets the value as a whole.
    @inlinable
    public mutating func object<Failure: Error>(
        _ body: (inout JSONBuilder) throws(Failure) -> Void
    ) throws(Failure) {
        let outer = enter(isObject: true)
        try body(&self)
        leave(to: outer)
    }

    /// Sets a member of the object; a second value under one name replaces the first.
    public mutating func set(_ key: String, to value: JSONValue) {
        name(key)
        push(composer.adopt(value))
    }

    /// Sets a member of the object; a second value under one name replaces the first.
    @inlinable
    public mutating func set(_ key: String, to value: some JSONWritable) {
        name(key)
        append(value)
    }

    /// Sets a member of the object if there is a value for it.
    @inlinable
    public mutating func set(_ key: String, ifPresent value: (some JSONWritable)?) {
        if let value { set(key, to: value) }
    }

    /// Sets a member of the object to an array.
    @inlinable
    public mutating func array<Failure: Error>(
        _ key: String,
        _ body: (inout JSONBuilder) throws(Failure) -> Void
    ) throws(Failure) {
        name(key)
        try array(body)
    }

    /// Sets a member of the object to an object.
    @inlinable
    public mutating func object<Failure: Error>(
        _ key: String,
        _ body: (inout JSONBuilder) throws(Failure) -> Void
    ) throws(Failure) {
        name(key)
        try object(body)
    }

    /// A member of the object.
    ///
    /// Setting `nil` leaves the object as it is; setting ``JSONValue/null`` writes `null`. Reading gives
    /// a copy of what was set so far.
    public subscript(key: String) -> JSONValue? {
        get { member(key) }
        set { if let newValue { set(key, to: newValue) } }
    }

    private func member(_ key: String) -> JSONValue? {
        guard container.isObject else { return nil }
        let wanted = composer.arena.makeKey(key)
        var index = values.count - container.firstValue
        while index > 0 {
            index -= 1
            guard keys.base[container.firstKey + index].matches(wanted) else { continue }
            return RawCopy.copy(values.base[container.firstValue + index])
        }
        return nil
    }

    @usableFromInline
    mutating func name(_ key: String) {
        precondition(container.isObject, "Only a member of an object has a name")
        precondition(!awaitsValue, "A name is followed by its value")
        keys.push(makeKey(key))
    }

    /// The name as a key; the expected one has its bytes in the document already.
    private mutating func makeKey(_ name: String) -> RawKey {
        let index = keys.count - container.firstKey
        if container.isExpected, index < container.expected.count {
            let expected = container.expected.keys[index]
            let isMatch = name.withBytes { utf8 in
                let start = RawBytes.start(of: utf8)
                let word = RawBytes.wordWithin(start, count: utf8.count)
                return expected.matches(start, count: utf8.count, word: word)
            }
            if isMatch { return expected }
        }
        container.isExpected = false
        return composer.arena.makeKey(name)
    }

    /// How many values the open containers have.
    @usableFromInline var valueCount: Int { values.count }

    private var awaitsValue: Bool {
        keys.count - container.firstKey > values.count - container.firstValue
    }

    private mutating func push(_ value: RawJSON) {
        precondition(!container.isObject || awaitsValue, "A member of an object needs a name")
        precondition(!isOutside || values.count == 0, "Outside of all only one value can stand")
        values.push(value)
    }

    @usableFromInline
    mutating func enter(isObject: Bool) -> Container {
        precondition(!container.isObject || awaitsValue, "A member of an object needs a name")
        let outer = container
        let depth = outer.depth + 1
        container = Container(
            firstValue: values.count,
            firstKey: keys.count,
            isObject: isObject,
            depth: depth,
            expected: isObject && depth < shapes.count ? shapes[depth] : .empty
        )
        return outer
    }

    @usableFromInline
    mutating func leave(to outer: Container) {
        precondition(!container.isObject || !awaitsValue, "A name is followed by its value")
        let value = container.isObject ? makeObject() : makeArray()
        // Only what stands within an array or object can have something alike behind it.
        if value.tag == .object, outer.depth > 0 { remember(value.shape, at: container.depth) }
        values.truncate(to: container.firstValue)
        keys.truncate(to: container.firstKey)
        container = outer
        push(value)
    }

    private mutating func remember(_ shape: RawShape, at depth: Int) {
        while shapes.count <= depth { shapes.append(.empty) }
        shapes[depth] = shape
    }

    private func makeArray() -> RawJSON {
        let count = values.count - container.firstValue
        return composer.arena.makeArray(values.base + container.firstValue, count: count)
    }

    private func makeObject() -> RawJSON {
        let count = values.count - container.firstValue
        guard count > 0 else { return .emptyObject }
        let first = values.base + container.firstValue
        if container.isExpected, container.expected.count == count {
            return composer.arena.makeObject(container.expected, first)
        }
        let names = keys.base + container.firstKey
        return composer.arena.makeObject(names, first, count: count)
    }
}
