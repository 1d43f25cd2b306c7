import JSON

extension JSONValue {
    /// A JSONata expression as the States Language writes it.
    static func expression(_ text: String) -> JSONValue { JSONValue("{% \(text) %}") }
}
