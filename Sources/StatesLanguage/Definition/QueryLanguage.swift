/// The language in which a state selects and transforms data.
public enum QueryLanguage: String, Sendable, Hashable {
    /// Paths, the language's default.
    case jsonPath = "JSONPath"

    /// Expressions between `{%` and `%}`.
    case jsonata = "JSONata"
}
