/// Attributes by name: what a table stores, and what a map inside an item is.
///
/// The attributes keep the order in which they were set, which is how they are shown; two items
/// are equal regardless of it. Look-up is a linear search, fastest for the few attributes that
/// items have.
public struct Item: Sendable {
    /// A name and its value.
    public typealias Element = (name: String, value: AttributeValue)

    /// An attribute as it is kept: a structure is copied and destroyed faster than a tuple.
    @usableFromInline
    package struct Attribute: Sendable {
        /// The name.
        @usableFromInline package var name: String
        /// The value.
        @usableFromInline package var value: AttributeValue

        /// An attribute.
        @inlinable
        package init(_ name: String, _ value: AttributeValue) {
            self.name = name
            self.value = value
        }
    }

    @usableFromInline package internal(set) var attributes: [Attribute]

    /// An item without attributes.
    public init() { attributes = [] }

    /// An item of the given attributes; of a repeated name the last value counts.
    @inlinable
    public init(_ attributes: some Sequence<(String, AttributeValue)>) {
        self.attributes = []
        self.attributes.reserveCapacity(attributes.underestimatedCount)
        for (name, value) in attributes { self[name] = value }
    }

    /// Takes over attributes whose names are known to differ.
    @inlinable
    package init(distinct attributes: [Attribute]) { self.attributes = attributes }

    /// The value under `name`, which is compared by its bytes; setting `nil` removes the attribute.
    ///
    /// - Complexity: O(number of attributes).
    @inlinable
    public subscript(name: String) -> AttributeValue? {
        get { position(of: name).map { attributes[$0].value } }
        set {
            switch (position(of: name), newValue) {
            case (let index?, let value?): attributes[index].value = value
            case (let index?, nil): attributes.remove(at: index)
            case (nil, let value?): attributes.append(Attribute(name, value))
            case (nil, nil): break
            }
        }
    }

    /// Where the attribute of that name stands.
    ///
    /// By position: a loop over the elements would copy each one, and its references.
    @inlinable
    package func position(of name: String) -> Int? {
        for position in attributes.indices where attributes[position].name.isSameName(as: name) {
            return position
        }
        return nil
    }

    /// The names of the attributes, in order.
    public var names: [String] { attributes.map(\.name) }
}

extension Item: RandomAccessCollection {
    /// The position of the first attribute.
    @inlinable public var startIndex: Int { 0 }
    /// The position behind the last attribute.
    @inlinable public var endIndex: Int { attributes.count }
    /// The attribute at a position.
    @inlinable public subscript(position: Int) -> Element {
        (attributes[position].name, attributes[position].value)
    }
}

extension Item: ExpressibleByDictionaryLiteral {
    /// An item of the given attributes; of a repeated name the last value counts.
    public init(dictionaryLiteral elements: (String, AttributeValue)...) { self.init(elements) }
}

extension Item: Hashable {
    /// Whether both have the same names with the same values, in whatever order.
    public static func == (left: Item, right: Item) -> Bool {
        guard left.count == right.count else { return false }
        return left.attributes.allSatisfy { right[$0.name] == $0.value }
    }

    /// Feeds names and values, regardless of their order.
    public func hash(into hasher: inout Hasher) {
        var combined = 0
        for (name, value) in self {
            var single = Hasher()
            single.combine(name)
            single.combine(value)
            combined ^= single.finalize()
        }
        hasher.combine(combined)
    }
}
