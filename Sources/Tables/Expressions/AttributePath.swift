/// Where in an item a value stands: an attribute, or something inside its maps and lists.
///
/// A literal is the name of a top-level attribute, whatever characters it has: `"total"`. Deeper
/// places are built from it: `AttributePath("lines")[0].member("quantity")`.
public struct AttributePath: Sendable, Hashable {
    /// A step from a map or list to what it contains.
    public enum Step: Sendable, Hashable {
        /// To a member of a map.
        case member(String)
        /// To an element of a list, counting from 0.
        case element(Int)
    }

    /// The name of the top-level attribute.
    public let name: String
    /// The steps from there.
    public private(set) var steps: [Step] = []

    /// The path of a top-level attribute.
    public init(_ name: String) { self.name = name }

    /// The path of a member of the map that stands here.
    public func member(_ name: String) -> AttributePath { appending(.member(name)) }

    /// The path of an element of the list that stands here.
    public subscript(index: Int) -> AttributePath { appending(.element(index)) }

    private func appending(_ step: Step) -> AttributePath {
        var path = self
        path.steps.append(step)
        return path
    }
}

extension AttributePath: ExpressibleByStringLiteral {
    /// The path of a top-level attribute.
    public init(stringLiteral value: String) { self.init(value) }
}

extension AttributePath: CustomStringConvertible {
    /// The path in DynamoDB's notation: `lines[0].quantity`.
    public var description: String {
        steps.reduce(into: name) { text, step in
            switch step {
            case .member(let name): text += ".\(name)"
            case .element(let index): text += "[\(index)]"
            }
        }
    }
}
