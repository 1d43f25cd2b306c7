extension JSONValue: Hashable {
    /// Whether both are the same value: numbers by value, objects in whatever order.
    ///
    /// An integer equals a double only if the double is exactly that integer.
    public static func == (left: JSONValue, right: JSONValue) -> Bool {
        withExtendedLifetime((left.document, right.document)) {
            RawEquality.equal(left.raw, right.raw)
        }
    }

    /// Feeds the value into `hasher`; equal values feed the same.
    public func hash(into hasher: inout Hasher) {
        withExtendedLifetime(document) {
            hasher.combine(RawEquality.hash(raw, depth: 0))
        }
    }
}
