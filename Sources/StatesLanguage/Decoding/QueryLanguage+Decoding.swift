import JSON

extension QueryLanguage {
    /// The language that applies to a state or a machine.
    ///
    /// As in Step Functions, whatever is there but not exactly `JSONPath` counts as JSONata, so
    /// that a misspelt language is reported as such and not through all that follows from it.
    static func effective(_ value: JSONValue, inherited: QueryLanguage) -> QueryLanguage {
        guard let language = value[MemberName.queryLanguage.rawValue] else { return inherited }
        return language.string == QueryLanguage.jsonPath.rawValue ? .jsonPath : .jsonata
    }
}

extension ObjectDecoder {
    mutating func queryLanguage() -> QueryLanguage? {
        choice(.queryLanguage, of: [QueryLanguage.jsonPath, .jsonata])
    }
}
