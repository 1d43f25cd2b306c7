/// What becomes of an item: changes that apply together, each to another attribute.
///
/// A value, so that one store applies it and another renders it as a DynamoDB expression. Every
/// change sees the item as it was before. Updating an absent item creates it with its key.
///
/// ```swift
/// let update: Update = [.set("state", "held"), .add("reserved", 3), .remove("expiresAt")]
/// ```
public struct Update: Sendable, Hashable {
    /// One change of one attribute.
    public enum Change: Sendable, Hashable {
        /// Gives the attribute this value.
        case set(AttributePath, AttributeValue)
        /// Gives the attribute this value if it has none.
        case setIfAbsent(AttributePath, AttributeValue)
        /// Adds to a number, exactly; an absent attribute counts as 0.
        case add(AttributePath, DecimalNumber)
        /// Puts values at the end of a list; an absent attribute counts as an empty one.
        case append(AttributePath, [AttributeValue])
        /// Adds a set's elements to a set; an absent attribute counts as an empty one.
        case insert(AttributePath, AttributeValue)
        /// Removes a set's elements from a set, and with the last one the attribute.
        case subtract(AttributePath, AttributeValue)
        /// Removes the attribute, if it is there.
        case remove(AttributePath)
    }

    /// The changes.
    public var changes: [Change]

    /// An update of the given changes.
    public init(_ changes: [Change]) { self.changes = changes }
}

extension Update: ExpressibleByArrayLiteral {
    /// An update of the given changes.
    public init(arrayLiteral elements: Change...) { self.init(elements) }
}

extension Update.Change {
    /// The place that changes.
    public var path: AttributePath {
        switch self {
        case .set(let path, _), .setIfAbsent(let path, _), .add(let path, _),
            .append(let path, _), .insert(let path, _), .subtract(let path, _), .remove(let path):
            path
        }
    }
}
