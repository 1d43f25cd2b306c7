import JSON

/// One evaluation of a plan: a handle to its state, passed from node to node.
struct Evaluation {
    let state: UnsafeMutablePointer<EvaluationState>
}

// MARK: - The value stack

extension Evaluation {
    @inline(__always) var top: Int {
        get { state.pointee.top }
        nonmutating set { state.pointee.top = newValue }
    }

    /// A place of the stack; void as soon as something is pushed.
    @inline(__always) func at(_ index: Int) -> UnsafeMutablePointer<RawJSON> {
        assert(index < state.pointee.stackCapacity, "a place on the stack")
        return state.pointee.stack + index
    }

    @inline(__always) func push(_ value: RawJSON) throws(Fault) {
        let top = state.pointee.top
        if top == state.pointee.stackCapacity { try growStack(to: top + 1) }
        state.pointee.stack[top] = value
        state.pointee.top = top &+ 1
    }

    /// Pushes values that lie side by side, not on this stack.
    func push(_ values: UnsafePointer<RawJSON>, count: Int) throws(Fault) {
        let top = state.pointee.top
        if top + count > state.pointee.stackCapacity { try growStack(to: top + count) }
        (state.pointee.stack + top).update(from: values, count: count)
        state.pointee.top = top &+ count
    }

    /// Pushes an array's elements, or the value itself; nothing for what is undefined.
    ///
    /// - Returns: Whether there was a value.
    @inline(__always)
    func append(_ value: RawJSON) throws(Fault) -> Bool {
        if value.isArray {
            try push(value.items, count: value.count)
        } else {
            guard !value.isUndefined else { return false }
            try push(value)
        }
        return true
    }

    private func growStack(to count: Int) throws(Fault) {
        let capacity = max(count, state.pointee.stackCapacity * 2)
        let stride = MemoryLayout<RawJSON>.stride
        guard capacity <= state.pointee.byteLimit / stride else { throw Fault.limit(.memory) }
        let stack = UnsafeMutablePointer<RawJSON>.allocate(capacity: capacity)
        stack.update(from: state.pointee.stack, count: state.pointee.top)
        if state.pointee.stackIsOwned { state.pointee.stack.deallocate() }
        state.pointee.stack = stack
        state.pointee.stackCapacity = capacity
        state.pointee.stackIsOwned = true
    }

    /// Takes what was pushed since `base` as a sequence: nothing, one value or an array.
    func collapse(from base: Int, keepsSingleton: Bool = false) throws(Fault) -> RawJSON {
        let count = top - base
        if count == 0 { return .undefined }
        if count == 1, !keepsSingleton {
            top = base
            return at(base).pointee
        }
        let flags = RawJSON.ArrayFlag.sequence
        return try takeArray(from: base)
            .flagged(keepsSingleton ? flags | RawJSON.ArrayFlag.keepsSingleton : flags)
    }

    /// Takes what was pushed since `base` as a sequence that is still an array.
    func takeSequence(from base: Int) throws(Fault) -> RawJSON {
        try takeArray(from: base).flagged(RawJSON.ArrayFlag.sequence)
    }

    /// Takes what was pushed since `base` as an array.
    func takeArray(from base: Int) throws(Fault) -> RawJSON {
        let count = top - base
        top = base
        guard count > 0 else { return .emptyArray }
        let values = try allocateValues(count)
        values.update(from: at(base), count: count)
        return .array(values, count: count)
    }

    /// A sequence as a node's result: one item stands for itself, none is undefined.
    @inline(__always)
    func unwrapSequence(_ value: RawJSON) -> RawJSON {
        guard value.isSequence, value.flags & RawJSON.ArrayFlag.rows == 0 else { return value }
        switch value.count {
        case 0: return .undefined
        case 1:
            return value.flags & RawJSON.ArrayFlag.keepsSingleton == 0 ? value.items[0] : value
        default: return value
        }
    }
}

// MARK: - Memory

extension Evaluation {
    @inline(__always) var arena: RawArena { state.pointee.arena }

    /// Memory for a value of some size, watched by the memory limit.
    @inline(__always)
    func allocate(byteCount: Int) throws(Fault) -> UnsafeMutableRawPointer {
        if byteCount > 2_048 { try reserve(byteCount) }
        return state.pointee.arena.allocate(byteCount: byteCount)
    }

    /// Memory for an array's elements.
    @inline(__always)
    func allocateValues(_ count: Int) throws(Fault) -> UnsafeMutablePointer<RawJSON> {
        if count > 128 {
            try reserve(count * MemoryLayout<RawJSON>.stride)
            guard count * 8 <= state.pointee.valueByteLimit else { throw Fault.limit(.memory) }
        }
        return state.pointee.arena.allocateValues(count)
    }

    /// Checks that so much more memory stays within the limit.
    @inline(never)
    func reserve(_ byteCount: Int) throws(Fault) {
        let used = state.pointee.arena.state.pointee.byteCount
        guard byteCount <= state.pointee.byteLimit - used else { throw Fault.limit(.memory) }
    }

    /// A frame with nothing bound in it.
    @inline(__always)
    func makeFrame(slotCount: Int, outer: Frame) -> Frame {
        let frame = state.pointee.arena.allocateValues(slotCount)
        frame[0] = RawJSON(tag: .undefined, payload: UInt64(UInt(bitPattern: outer)))
        var slot = 1
        while slot < slotCount {
            frame[slot] = .unbound
            slot &+= 1
        }
        return frame
    }

    /// The arena for shapes.
    var shapes: RawArena {
        if let shapes = state.pointee.shapes { return shapes }
        let shapes = RawArena(capacity: 1_024)
        state.pointee.shapes = shapes
        return shapes
    }
}

// MARK: - Guards

extension Evaluation {
    /// Counts one step and looks at the clock now and then.
    @inline(__always)
    func step() throws(Fault) {
        state.pointee.stepsLeft &-= 1
        if state.pointee.stepsLeft < 0 { try checkBudget() }
    }

    /// Counts the steps of a loop over so many items that calls nothing.
    func step(_ count: Int) throws(Fault) {
        state.pointee.stepsLeft &-= count
        if state.pointee.stepsLeft < 0 { try checkBudget() }
    }

    @inline(never)
    private func checkBudget() throws(Fault) {
        state.pointee.stepsLeft = JSONataLimits.stepsBetweenClockReads
        try reserve(0)
        let services = services
        let now = ContinuousClock.now
        let start = services.start ?? now
        services.start = start
        guard now - start <= state.pointee.duration else { throw Fault.limit(.time) }
    }

    /// Checks that nodes nested so deep below the current function's body may be entered.
    @inline(__always)
    func checkDepth(_ depth: Int) throws(Fault) {
        guard state.pointee.depthBase &+ depth <= state.pointee.depthLimit else {
            throw Fault.limit(.depth)
        }
    }

    /// Checks that the thread's own stack has room for another call.
    @inline(__always)
    func checkNativeStack() throws(Fault) {
        guard NativeStack.position > state.pointee.nativeStackEnd else {
            throw Fault.limit(.depth)
        }
    }
}

/// The stack of the thread that runs.
enum NativeStack {
    /// An address near the end of what is in use.
    @inline(never)
    static var position: UInt {
        var probe: UInt8 = 0
        return withUnsafeMutablePointer(to: &probe) { UInt(bitPattern: $0) }
    }
}

// MARK: - Fields

extension Evaluation {
    /// The member of an object.
    @inline(__always)
    func field(_ object: RawJSON, _ key: FieldKey) -> RawJSON {
        let entry = state.pointee.cache + key.slot
        if object.head == entry.pointee.head {
            let index = entry.pointee.index
            return index < 0 ? .undefined : object.items[index]
        }
        return findField(object, key)
    }

    @inline(never)
    private func findField(_ object: RawJSON, _ key: FieldKey) -> RawJSON {
        let index = object.shape.index(of: key.key)
        state.pointee.cache[key.slot] = FieldCacheEntry(head: object.head, index: index)
        return index < 0 ? .undefined : object.items[index]
    }

    /// What a name means in a context: an object's member, or those of an array's objects.
    @inline(__always)
    func lookUp(_ value: RawJSON, _ key: FieldKey) throws(Fault) -> RawJSON {
        if value.isObject { return field(value, key) }
        guard value.isArray else { return .undefined }
        return try lookUpAll(value, key)
    }

    private func lookUpAll(_ array: RawJSON, _ key: FieldKey) throws(Fault) -> RawJSON {
        let base = top
        try pushFields(of: array, key, nesting: 0)
        return try collapse(from: base)
    }

    private func pushFields(
        of array: RawJSON,
        _ key: FieldKey,
        nesting: Int
    ) throws(Fault) {
        guard nesting < JSONataLimits.dataDepth else { throw Fault.limit(.depth) }
        try step(array.count)
        let items = array.items
        for index in 0..<array.count {
            let item = items[index]
            if item.isObject {
                _ = try append(field(item, key))
            } else if item.isArray {
                try pushFields(of: item, key, nesting: nesting + 1)
            }
        }
    }
}

/// A member's name in a plan, and the place of its cache entry.
struct FieldKey {
    let key: RawKey
    let slot: Int
}
