/// What a field that is one expression needs.
public enum JSONataResultType: String, Hashable, Sendable {
    /// Any value.
    case any

    /// A boolean, as `Condition` needs.
    case boolean

    /// An array, as `Items` needs.
    case array

    /// A number, as `Seconds` needs.
    case number

    /// A string, as `Timestamp`, `Error` and `Cause` need.
    case string

    /// An object.
    case object
}
