/// Room for a builder's work to begin with: what is in its open containers, and what they are in.
struct BuildingMemory: ~Copyable {
    static let valueCapacity = 24
    static let keyCapacity = 14
    static let containerCapacity = 6

    /// How many levels of arrays and objects the shapes of objects are remembered for.
    static let shapeCount = 4

    private static let keyOffset = valueCapacity * MemoryLayout<RawJSON>.stride
    private static let containerOffset = keyOffset + keyCapacity * MemoryLayout<RawKey>.stride
    private static let shapeOffset =
        containerOffset + containerCapacity * MemoryLayout<BuildingContainer>.stride
    private static let byteCount = shapeOffset + shapeCount * MemoryLayout<RawShape>.stride

    private let memory: UnsafeMutableRawPointer

    /// At each level the shape of the object that ended there last: the next one is often alike.
    let shapes: UnsafeMutablePointer<RawShape>

    init() {
        memory = RawHeap.allocate(byteCount: Self.byteCount)
        shapes = (memory + Self.shapeOffset)
            .bindMemory(to: RawShape.self, capacity: Self.shapeCount)
        shapes.initialize(repeating: .none, count: Self.shapeCount)
    }

    deinit {
        RawHeap.free(memory)
    }

    /// Room for values.
    var values: RawStack<RawJSON> {
        let capacity = Self.valueCapacity
        return RawStack(memory.bindMemory(to: RawJSON.self, capacity: capacity), capacity: capacity)
    }

    /// Room for names.
    var keys: RawStack<RawKey> {
        let (place, capacity) = (memory + Self.keyOffset, Self.keyCapacity)
        return RawStack(place.bindMemory(to: RawKey.self, capacity: capacity), capacity: capacity)
    }

    /// Room for open containers.
    var containers: RawStack<BuildingContainer> {
        let (place, capacity) = (memory + Self.containerOffset, Self.containerCapacity)
        return RawStack(
            place.bindMemory(to: BuildingContainer.self, capacity: capacity),
            capacity: capacity
        )
    }
}

/// An array or object that a builder is within.
struct BuildingContainer: BitwiseCopyable {
    /// The numbers of its first value and its first name.
    let firstValue: UInt32
    let firstKey: UInt32

    let isObject: Bool

    /// Whether its names are those of the shape that it is expected to have, as far as they go.
    var isExpected: Bool

    /// That shape, or none.
    let expected: RawShape

    /// What is outside of all containers.
    static var none: BuildingContainer {
        BuildingContainer(
            firstValue: 0,
            firstKey: 0,
            isObject: false,
            isExpected: false,
            expected: .none
        )
    }
}

extension RawShape {
    /// No shape; not to be looked into.
    static var none: RawShape { RawShape(address: 0) }
}
