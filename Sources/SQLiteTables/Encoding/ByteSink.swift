/// Bytes that are written one after another, then taken as an array of exactly their number.
///
/// An array that grows checks at each append whether it is shared; a stored item is some thirty
/// appends of a few bytes each.
struct ByteSink: ~Copyable {
    // Owned by this value alone, freed with it. The first `count` bytes are initialised, and every
    // write makes room before it. Typed memory: untyped is allocated with `posix_memalign`, at
    // three times the price.
    private var memory: UnsafeMutableBufferPointer<UInt8>
    private(set) var count = 0

    init(capacity: Int) { memory = .allocate(capacity: max(capacity, 16)) }

    deinit { memory.deallocate() }

    @inline(__always)
    mutating func append(_ byte: UInt8) {
        makeRoom(for: 1)
        memory[count] = byte
        count += 1
    }

    @inline(__always)
    mutating func append(_ bytes: UnsafeRawBufferPointer) {
        makeRoom(for: bytes.count)
        UnsafeMutableRawBufferPointer(memory.extracting(count..<count + bytes.count))
            .copyMemory(from: bytes)
        count += bytes.count
    }

    /// Writes over a byte that was written before.
    mutating func replace(at position: Int, with byte: UInt8) {
        precondition(position < count, "Only what was written can be replaced")
        memory[position] = byte
    }

    /// All that was written.
    var bytes: [UInt8] { Array(memory.extracting(..<count)) }

    private mutating func makeRoom(for more: Int) {
        guard count + more > memory.count else { return }
        let larger = UnsafeMutableBufferPointer<UInt8>.allocate(
            capacity: max(2 * memory.count, count + more)
        )
        UnsafeMutableRawBufferPointer(larger)
            .copyMemory(from: UnsafeRawBufferPointer(memory.extracting(..<count)))
        memory.deallocate()
        memory = larger
    }
}
