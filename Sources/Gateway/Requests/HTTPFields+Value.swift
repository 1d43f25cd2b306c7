import HTTPTypes

extension HTTPFields {
    /// The value of a field, or the joined values of several with one name.
    ///
    /// What stands alone, as most fields do, is neither gathered nor joined; the subscript does both.
    func value(of name: HTTPField.Name) -> String? {
        var value: String?
        for field in self where field.name == name {
            guard value == nil else { return self[name] }
            value = field.value
        }
        return value
    }
}
