extension String {
    /// Whether both name the same attribute: by their bytes, as a table compares them.
    ///
    /// Nearly all comparisons are of different names, most of which have different lengths.
    @inlinable
    package func isSameName(as other: String) -> Bool {
        utf8.count == other.utf8.count && hasSameBytes(as: other)
    }

    /// Whether both are the same bytes.
    ///
    /// Swift's `==` also takes canonically equivalent texts for equal; a table does not.
    @usableFromInline
    package func hasSameBytes(as other: String) -> Bool {
        guard utf8.count == other.utf8.count, self == other else { return false }
        let isSame = utf8.withContiguousStorageIfAvailable { bytes in
            other.utf8.withContiguousStorageIfAvailable { bytes.elementsEqual($0) } ?? nil
        }
        return (isSame ?? nil) ?? utf8.elementsEqual(other.utf8)
    }

    /// Whether its bytes come before those of the other.
    package func precedesByBytes(_ other: String) -> Bool {
        utf8.lexicographicallyPrecedes(other.utf8)
    }
}
