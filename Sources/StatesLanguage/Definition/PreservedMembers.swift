public import JSON

/// What keeps the decoding of an object of the definition free of loss.
///
/// Two values are equal when they hold the same unknown members: the order in which an object's
/// members were written makes no difference to what the object means.
public struct PreservedMembers: Sendable, Hashable {
    /// A member that this package gives no meaning.
    public struct Member: Sendable, Hashable {
        /// The member's name.
        public var name: String

        /// The member's value, as it was written.
        public var value: JSONValue

        /// Creates a member.
        public init(name: String, value: JSONValue) {
            self.name = name
            self.value = value
        }
    }

    /// The members without a meaning here, such as those of a later version of the language.
    public var unknown: [Member]

    /// The names of all members, in the order in which they were written; empty if there is none.
    package var order: [String]

    /// Creates a record without unknown members.
    public init() {
        self.unknown = []
        self.order = []
    }

    package init(unknown: [Member], order: [String]) {
        self.unknown = unknown
        self.order = order
    }

    /// Whether both hold the same unknown members, in whatever order.
    public static func == (left: Self, right: Self) -> Bool {
        left.unknownByName == right.unknownByName
    }

    /// Hashes the unknown members.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(unknownByName)
    }

    private var unknownByName: [String: JSONValue] {
        Dictionary(unknown.map { ($0.name, $0.value) }) { _, last in last }
    }
}
