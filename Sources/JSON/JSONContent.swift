/// What a JSON value holds, for a `switch` over everything it can be.
///
/// Numbers written as integers that fit in 64 bits are ``integer(_:)``, all others ``double(_:)``:
/// `2` and `2.0` are equal values with different content.
public enum JSONContent: Sendable {
    /// The value `null`.
    case null

    /// `true` or `false`.
    case boolean(Bool)

    /// An exact integer.
    case integer(Int64)

    /// A finite number.
    case double(Double)

    /// A text.
    case string(String)

    /// A list of values.
    case array(JSONArray)

    /// An ordered list of members.
    case object(JSONObject)
}
