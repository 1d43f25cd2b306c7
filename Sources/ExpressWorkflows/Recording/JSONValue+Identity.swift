import JSON

extension JSONValue {
    /// Whether both are the very same value in the very same document; false says nothing.
    func isSame(as other: JSONValue) -> Bool {
        document === other.document && raw.head == other.raw.head
            && raw.payload == other.raw.payload
    }
}
