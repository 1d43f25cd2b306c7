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

    /// The values of all open containers, the outermost first.
    private var values: [RawJSON] = []

    /// The names of all open objects' members; one more than values where a value is awaited.
    private var keys: [RawKey] = []

    private var container = Container.none

    private struct Container {
        var firstValue: Int
        var firstKey: Int
        var isObject: Bool

        static var none: Container { Container(firstValue: 0, firstKey: 0, isObject: false) }
    }

    private var isOutside = true

    /// Begins a value.
    ///
    /// - Parameter capacity: The memory to begin with, in bytes; more is taken as needed.
    public init(capacity: Int = 512) {
        composer = RawComposer(capacity: capacity)
    }

    /// Ends the work; without any value it gives `null`.
    public consuming func finish() -> JSONValue {
        precondition(isOutside, "A builder ends outside of all its arrays and objects")
        return composer.finish(values.first ?? .null)
    }

    /// Appends an element to the array, or sets the value as a whole.
    public mutating func append(_ value: JSONValue) {
        push(composer.adopt(value))
    }

    /// Appends an element to the array, or sets the value as a whole.
    public mutating func append(_ value: some JSONWritable) {
        let count = values.count
        value.write(to: &self)
        precondition(values.count == count + 1, "A writable value writes exactly one value")
    }

    /// Appends a text, copied straight into the document.
    mutating func append(text: String) {
        push(composer.arena.makeString(text))
    }

    /// Appends an array to the array, or sets the value as a whole.
    public mutating func array<Failure: Error>(
        _ body: (inout JSONBuilder) throws(Failure) -> Void
    ) throws(Failure) {
        let outer = enter(isObject: false)
        try body(&self)
        leave(to: outer)
    }

    /// Appends an object to the array, or sets the value as a whole.
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
    public mutating func set(_ key: String, to value: some JSONWritable) {
        name(key)
        append(value)
    }

    /// Sets a member of the object if there is a value for it.
    public mutating func set(_ key: String, ifPresent value: (some JSONWritable)?) {
        if let value { set(key, to: value) }
    }

    /// Sets a member of the object to an array.
    public mutating func array<Failure: Error>(
        _ key: String,
        _ body: (inout JSONBuilder) throws(Failure) -> Void
    ) throws(Failure) {
        name(key)
        try array(body)
    }

    /// Sets a member of the object to an object.
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
        let wanted = composer.makeKey(key)
        let index = keys[container.firstKey...].lastIndex { $0.matches(wanted) }
        guard let index else { return nil }
        return RawCopy.copy(values[container.firstValue + index - container.firstKey])
    }

    private mutating func name(_ key: String) {
        precondition(container.isObject, "Only a member of an object has a name")
        precondition(!awaitsValue, "A name is followed by its value")
        keys.append(composer.makeKey(key))
    }

    private var awaitsValue: Bool {
        keys.count - container.firstKey > values.count - container.firstValue
    }

    private mutating func push(_ value: RawJSON) {
        precondition(!container.isObject || awaitsValue, "A member of an object needs a name")
        precondition(!isOutside || values.isEmpty, "Outside of an array only one value can stand")
        values.append(value)
    }

    private mutating func enter(isObject: Bool) -> (Container, Bool) {
        precondition(!container.isObject || awaitsValue, "A member of an object needs a name")
        let outer = (container, isOutside)
        container = Container(
            firstValue: values.count,
            firstKey: keys.count,
            isObject: isObject
        )
        isOutside = false
        return outer
    }

    private mutating func leave(to outer: (Container, Bool)) {
        precondition(!container.isObject || !awaitsValue, "A name is followed by its value")
        let value = container.isObject ? makeObject() : makeArray()
        values.removeSubrange(container.firstValue...)
        keys.removeSubrange(container.firstKey...)
        (container, isOutside) = outer
        push(value)
    }

    private func makeArray() -> RawJSON {
        values[container.firstValue...].withUnsafeBufferPointer { elements in
            guard let start = elements.baseAddress else { return .emptyArray }
            return composer.arena.makeArray(start, count: elements.count)
        }
    }

    private mutating func makeObject() -> RawJSON {
        let (firstValue, firstKey, arena) = (
            container.firstValue, container.firstKey, composer.arena
        )
        return values.withUnsafeMutableBufferPointer { values in
            keys.withUnsafeMutableBufferPointer { keys in
                guard let value = values.baseAddress, let key = keys.baseAddress else {
                    return .emptyObject
                }
                return arena.makeObject(
                    key + firstKey,
                    value + firstValue,
                    count: values.count - firstValue
                )
            }
        }
    }
}
