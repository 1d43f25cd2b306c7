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
    // Its methods are mutating even if they change nothing: to call one that is not, a mutating method
    // hands over a copy of all fields (Swift 6.3).
    private var composer: RawComposer
    private let memory: BuildingMemory

    /// The values of all open containers, the outermost first.
    private var values: RawStack<RawJSON>

    /// The names of all open objects' members; one more than values where a value is awaited.
    private var keys: RawStack<RawKey>

    /// What the innermost open container is in, the outermost first.
    private var outer: RawStack<BuildingContainer>

    /// The innermost open container.
    private var container = BuildingContainer.none

    private var isOutside: Bool { outer.count == 0 }

    /// Begins a value.
    ///
    /// - Parameter capacity: The memory to begin with, in bytes; more is taken as needed.
    public init(capacity: Int = 512) {
        composer = RawComposer(capacity: capacity)
        memory = BuildingMemory()
        values = memory.values
        keys = memory.keys
        outer = memory.containers
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
        let count = countValues()
        value.write(to: &self)
        precondition(countValues() == count + 1, "A writable value writes exactly one value")
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
        enter(isObject: false)
        try body(&self)
        leave()
    }

    /// Appends an object to the array, or sets the value as a whole.
    @inlinable
    public mutating func object<Failure: Error>(
        _ body: (inout JSONBuilder) throws(Failure) -> Void
    ) throws(Failure) {
        enter(isObject: true)
        try body(&self)
        leave()
    }

    /// Sets a member of the object; a second value under one name replaces the first.
    public mutating func set(_ key: String, to value: JSONValue) {
        name(key)
        push(composer.adopt(value))
    }

    /// Sets a member of the object to a text; a second value under one name replaces the first.
    public mutating func set(_ key: String, to text: String) {
        name(key)
        push(composer.arena.makeString(text))
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
        var index = openValueCount
        while index > 0 {
            index -= 1
            if openKeys[index].matches(wanted) { return RawCopy.copy(openValues[index]) }
        }
        return nil
    }
}

// MARK: - Within containers

extension JSONBuilder {
    @usableFromInline
    mutating func name(_ key: String) {
        precondition(container.isObject, "Only a member of an object has a name")
        precondition(!awaitsValue, "A name is followed by its value")
        keys.push(makeKey(key))
    }

    /// The name as a key; the expected one has its bytes in the document already.
    private mutating func makeKey(_ name: String) -> RawKey {
        guard container.isExpected else { return composer.arena.makeKey(name) }
        let index = openKeyCount
        if index < container.expected.count {
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

    private mutating func push(_ value: RawJSON) {
        if container.isObject {
            precondition(awaitsValue, "A member of an object needs a name")
        } else {
            precondition(
                !isOutside || values.count == 0,
                "Outside of an array only one value can stand"
            )
        }
        values.push(value)
    }

    @usableFromInline
    mutating func enter(isObject: Bool) {
        precondition(!container.isObject || awaitsValue, "A member of an object needs a name")
        outer.push(container)
        let level = outer.count - 1
        let expected =
            isObject && level < BuildingMemory.shapeCount ? memory.shapes[level] : RawShape.none
        container = BuildingContainer(
            firstValue: UInt32(values.count),
            firstKey: UInt32(keys.count),
            isObject: isObject,
            isExpected: expected != .none,
            expected: expected
        )
    }

    @usableFromInline
    mutating func leave() {
        precondition(!container.isObject || !awaitsValue, "A name is followed by its value")
        let value = container.isObject ? makeObject() : makeArray()
        values.truncate(to: Int(container.firstValue))
        keys.truncate(to: Int(container.firstKey))
        let level = outer.count - 1
        container = outer.base[level]
        outer.truncate(to: level)
        if value.tag == .object, level < BuildingMemory.shapeCount {
            memory.shapes[level] = value.shape
        }
        push(value)
    }

    private mutating func makeArray() -> RawJSON {
        composer.arena.makeArray(openValues, count: openValueCount)
    }

    private mutating func makeObject() -> RawJSON {
        let count = openValueCount
        guard count > 0 else { return .emptyObject }
        if container.isExpected, container.expected.count == count {
            return composer.arena.makeObject(container.expected, openValues)
        }
        return composer.arena.makeObject(openKeys, openValues, count: count)
    }

    /// How many values the open containers have.
    @usableFromInline
    mutating func countValues() -> Int { values.count }

    private var awaitsValue: Bool { openKeyCount > openValueCount }

    /// The values and names of the innermost container.
    private var openValues: UnsafeMutablePointer<RawJSON> {
        values.base + Int(container.firstValue)
    }

    private var openKeys: UnsafeMutablePointer<RawKey> { keys.base + Int(container.firstKey) }

    private var openValueCount: Int { values.count - Int(container.firstValue) }

    private var openKeyCount: Int { keys.count - Int(container.firstKey) }
}
