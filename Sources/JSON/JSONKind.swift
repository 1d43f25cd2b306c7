/// The six kinds of JSON values.
public enum JSONKind: String, Sendable, Hashable, CaseIterable {
    /// The value `null`.
    case null

    /// `true` or `false`.
    case boolean

    /// An exact 64-bit integer or a double.
    case number

    /// A text.
    case string

    /// A list of values.
    case array

    /// An ordered list of members, each with a name of its own.
    case object
}
