/// Room for the values and names of a builder's open containers to begin with.
struct BuildingMemory: ~Copyable {
    static let valueCapacity = 32
    static let keyCapacity = 16

    private static let valueByteCount = valueCapacity * MemoryLayout<RawJSON>.stride
    private static let keyByteCount = keyCapacity * MemoryLayout<RawKey>.stride

    private let memory = RawHeap.allocate(byteCount: valueByteCount + keyByteCount)

    deinit {
        RawHeap.free(memory)
    }

    /// Room for values, not initialised.
    var values: UnsafeMutablePointer<RawJSON> {
        memory.assumingMemoryBound(to: RawJSON.self)
    }

    /// Room for names, not initialised.
    var keys: UnsafeMutablePointer<RawKey> {
        (memory + Self.valueByteCount).assumingMemoryBound(to: RawKey.self)
    }
}
