extension String {
    /// Whether both are the same bytes.
    ///
    /// Swift's `==` also takes canonically equivalent texts for equal; a table does not.
    @inlinable
    package func hasSameBytes(as other: String) -> Bool {
        utf8.count == other.utf8.count && utf8.elementsEqual(other.utf8)
    }

    /// Whether its bytes come before those of the other.
    package func precedesByBytes(_ other: String) -> Bool {
        utf8.lexicographicallyPrecedes(other.utf8)
    }
}
