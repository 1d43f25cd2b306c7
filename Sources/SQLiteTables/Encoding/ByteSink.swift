/// Bytes that are written one after another, then taken as an array of exactly their number.
///
/// An array that grows checks at each append whether it is shared; a stored item is some thirty
/// appends of a few bytes each.
struct ByteSink: ~Copyable {
    // Owned by this value alone, freed with it. The first `count` bytes are initialised, and every
    // write makes room before it.
    private var memory: UnsafeMutableRawBufferPointer
    private(set) var count = 0

    init(capacity: Int) {
        memory = .allocate(byteCount: max(capacity, 16), alignment: 1)
    }

    deinit { memory.deallocate() }

    mutating func append(_ byte: UInt8) {
        makeRoom(for: 1)
        memory[count] = byte
        count += 1
    }

    mutating func append(_ bytes: UnsafeRawBufferPointer) {
        makeRoom(for: bytes.count)
        UnsafeMutableRawBufferPointer(rebasing: memory[count..<count + bytes.count])
            .copyMemory(from: bytes)
        count += bytes.count
    }

    /// Writes over a byte that was written before.
    mutating func replace(at position: Int, with byte: UInt8) {
        precondition(position < count, "Only what was written can be replaced")
        memory[position] = byte
    }

    /// All that was written.
    var bytes: [UInt8] { Array(UnsafeRawBufferPointer(rebasing: memory[..<count])) }

    private mutating func makeRoom(for more: Int) {
        guard count + more > memory.count else { return }
        let larger = UnsafeMutableRawBufferPointer.allocate(
            byteCount: max(2 * memory.count, count + more),
            alignment: 1
        )
        larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: memory[..<count]))
        memory.deallocate()
        memory = larger
    }
}
