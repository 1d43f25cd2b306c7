#if canImport(Darwin)
internal import Darwin
#elseif canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#endif

/// Memory of the C library, aligned to sixteen bytes.
///
/// `UnsafeMutableRawPointer.allocate` asks for alignment by `posix_memalign` (Swift 6.3), which takes
/// three times as long and leaves gaps.
enum RawHeap {
    /// Takes memory, not initialised; without memory the process ends, as everywhere in Swift.
    static func allocate(byteCount: Int) -> UnsafeMutableRawPointer {
        guard let memory = malloc(byteCount) else {
            preconditionFailure("There is memory for \(byteCount) bytes")
        }
        return memory
    }

    /// Takes memory for values of a type that needs no more than sixteen bytes of alignment.
    static func allocate<Value: BitwiseCopyable>(
        _ type: Value.Type,
        count: Int
    ) -> UnsafeMutablePointer<Value> {
        assert(MemoryLayout<Value>.alignment <= 16, "the heap aligns to sixteen bytes")
        return allocate(byteCount: count * MemoryLayout<Value>.stride)
            .bindMemory(to: Value.self, capacity: count)
    }

    /// Gives back what ``allocate(byteCount:)`` gave.
    static func free(_ memory: UnsafeMutableRawPointer) {
        #if canImport(Darwin)
        Darwin.free(memory)
        #elseif canImport(Glibc)
        Glibc.free(memory)
        #elseif canImport(Musl)
        Musl.free(memory)
        #endif
    }
}
