/// Adds up the memory that values keep alive together: what they share counts once.
///
/// It remembers documents by their addresses, so the values must live as long as it counts.
@usableFromInline
package struct JSONMemoryTally {
    /// The memory counted so far, in bytes.
    @usableFromInline package private(set) var byteCount = 0

    // Addresses in open addressing, where zero is a free place. The size is a power of two, and
    // half of it at least is free.
    private var places: [UInt] = []
    private var count = 0

    /// Creates a tally that has counted nothing.
    @usableFromInline package init() {}

    /// Counts a value's document and all that this borrows.
    ///
    /// - Complexity: Constant for each document, on the average.
    @usableFromInline
    package mutating func add(_ value: JSONValue) {
        guard let document = value.document else { return }
        add(document)
    }

    // Borrowing goes no deeper than `Limits.borrowingDepth`.
    private mutating func add(_ document: RawDocument) {
        guard insert(document.address) else { return }
        byteCount += document.ownByteCount
        document.forEachBorrowed { add($0) }
    }

    /// Remembers an address, and returns whether it is new.
    private mutating func insert(_ address: UInt) -> Bool {
        if places.count <= 2 * count { grow() }
        var place = Self.place(of: address, in: places.count)
        while places[place] != 0 {
            if places[place] == address { return false }
            place = (place + 1) & (places.count - 1)
        }
        places[place] = address
        count += 1
        return true
    }

    private mutating func grow() {
        let old = places
        places = Array(repeating: 0, count: max(64, old.count * 2))
        for address in old where address != 0 {
            var place = Self.place(of: address, in: places.count)
            while places[place] != 0 { place = (place + 1) & (places.count - 1) }
            places[place] = address
        }
    }

    private static func place(of address: UInt, in count: Int) -> Int {
        // Fibonacci hashing; objects lie on multiples of 16.
        Int(((address >> 4) &* 0x9E37_79B9_7F4A_7C15) >> 40) & (count - 1)
    }
}
