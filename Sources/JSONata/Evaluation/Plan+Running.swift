import JSON

extension Plan {
    /// What an evaluation is given beside its plan.
    struct Surroundings {
        var input: RawJSON
        var limits: JSONataLimits
        var dialect: JSONataDialect
        var environment: JSONataEnvironment
    }

    /// Evaluates the plan and hands the value over while the memory behind it lives.
    ///
    /// `bind` gives the free variable of a number its value, whose memory must live meanwhile; `body`
    /// takes the value out of the evaluation.
    func run<Result>(
        _ surroundings: Surroundings,
        bind: (_ variable: Int) -> RawJSON,
        body: (Evaluation, RawJSON) throws(Fault) -> Result
    ) throws(Fault) -> Result {
        guard depth <= surroundings.limits.nestingDepth else { throw Fault.limit(.depth) }
        // By pointer: closures that capture them would count references to the environment.
        let outcome = withUnsafePointer(to: surroundings) { surroundings in
            withPlaces { places in
                var state = makeState(surroundings, places)
                defer { Plan.release(&state) }
                return withUnsafeMutablePointer(to: &state) { pointer in
                    evaluate(Evaluation(state: pointer), surroundings.pointee.input, bind, body)
                }
            }
        }
        return try outcome.get()
    }

    /// What an evaluation needs room for from the start and no longer than it lasts.
    private struct Places {
        let stack: UnsafeMutablePointer<RawJSON>
        let globals: UnsafeMutablePointer<RawJSON>
        let cache: UnsafeMutablePointer<FieldCacheEntry>
    }

    /// Finds that room on the thread's own stack, as far as it is small.
    private func withPlaces<Result>(_ body: (Places) -> Result) -> Result {
        withUnsafeTemporaryAllocation(
            of: RawJSON.self,
            capacity: JSONataLimits.firstStackCapacity
        ) { stack in
            withUnsafeTemporaryAllocation(
                of: RawJSON.self,
                capacity: max(globalNames.count, 1)
            ) { globals in
                withUnsafeTemporaryAllocation(
                    of: FieldCacheEntry.self,
                    capacity: max(cacheCount, 1)
                ) { cache in
                    cache.initialize(repeating: FieldCacheEntry(head: 0, index: 0))
                    guard let stack = stack.baseAddress, let globals = globals.baseAddress,
                        let cache = cache.baseAddress
                    else { preconditionFailure("Room for at least one has an address") }
                    return body(Places(stack: stack, globals: globals, cache: cache))
                }
            }
        }
    }

    private func evaluate<Result>(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ bind: (_ variable: Int) -> RawJSON,
        _ body: (Evaluation, RawJSON) throws(Fault) -> Result
    ) -> Swift.Result<Result, Fault> {
        do throws(Fault) {
            for index in globalNames.indices {
                evaluation.state.pointee.globals[index] = bind(index)
            }
            let value = try evaluation.evaluate(self, input)
            return .success(try body(evaluation, value))
        } catch {
            return .failure(error)
        }
    }

    private func makeState(
        _ surroundings: UnsafePointer<Surroundings>,
        _ places: Places
    ) -> EvaluationState {
        let limits = surroundings.pointee.limits
        let dialect = surroundings.pointee.dialect
        return EvaluationState(
            stack: places.stack,
            stackCapacity: JSONataLimits.firstStackCapacity,
            arena: RawArena(capacity: JSONataLimits.firstArenaByteCount),
            globals: places.globals,
            cache: places.cache,
            taken: PlanStart(globals: globalNames.count, cache: cacheCount),
            room: PlanStart(globals: globalNames.count, cache: cacheCount),
            plan: Unmanaged.passUnretained(self),
            root: surroundings.pointee.input,
            depthLimit: limits.nestingDepth,
            nativeStackEnd: NativeStack.position &- UInt(JSONataLimits.nativeStackByteCount),
            byteLimit: limits.byteCount,
            valueByteLimit: dialect == .stepFunctions
                ? JSONataLimits.stepFunctionsValueByteCount : .max,
            dialect: dialect,
            surroundings: surroundings,
            duration: limits.duration
        )
    }

    private static func release(_ state: inout EvaluationState) {
        if state.stackIsOwned { state.stack.deallocate() }
        state.shapes?.free()
        state.arena.free()
    }
}

extension Evaluation {
    /// Evaluates a plan's root with an input.
    func evaluate(_ plan: Plan, _ input: RawJSON) throws(Fault) -> RawJSON {
        var context = input
        if input.isArray {
            // An array as input is one item, not as many as it has.
            let wrapper = arena.allocateValues(1)
            wrapper.pointee = input
            context = RawJSON.array(wrapper, count: 1)
                .flagged(RawJSON.ArrayFlag.sequence | RawJSON.ArrayFlag.wrapper)
        }
        let frame = arena.allocateValues(plan.slotCount)
        frame[0] = .undefined
        for slot in 1..<max(plan.slotCount, 1) { frame[slot] = .unbound }
        return try plan.root.evaluate(self, context, frame)
    }

    /// Evaluates another plan within this evaluation, for which it was planned: variables bound from
    /// outside have the values that they have here.
    func evaluateNested(_ plan: Plan, _ input: RawJSON) throws(Fault) -> RawJSON {
        try checkNativeStack()
        try checkDepth(plan.depth)
        assert(plan.start.globals == state.pointee.taken.globals, "nothing was taken meanwhile")
        try take(plan)
        for (index, name) in plan.globalNames.enumerated() {
            state.pointee.globals[plan.start.globals + index] = global(named: name)
        }
        let frame = shapes.allocateValues(plan.slotCount)
        frame[0] = .undefined
        for slot in 1..<max(plan.slotCount, 1) { frame[slot] = .unbound }
        return try plan.root.evaluate(self, input, frame)
    }

    /// Takes the plan's places in both tables, for the rest of the evaluation.
    private func take(_ plan: Plan) throws(Fault) {
        let old = state.pointee.taken
        let new = PlanStart(
            globals: old.globals + plan.globalNames.count,
            cache: old.cache + plan.cacheCount
        )
        if new.globals > state.pointee.room.globals {
            let room = new.globals * 2
            try reserve(room * MemoryLayout<RawJSON>.stride)
            let globals = shapes.allocateValues(room)
            globals.update(from: state.pointee.globals, count: old.globals)
            state.pointee.globals = globals
            state.pointee.room.globals = room
        }
        if new.cache > state.pointee.room.cache {
            let room = new.cache * 2
            let byteCount = room * MemoryLayout<FieldCacheEntry>.stride
            try reserve(byteCount)
            let cache = shapes.allocate(byteCount: byteCount)
                .bindMemory(to: FieldCacheEntry.self, capacity: room)
            cache.initialize(repeating: FieldCacheEntry(head: 0, index: 0), count: room)
            cache.update(from: state.pointee.cache, count: old.cache)
            state.pointee.cache = cache
            state.pointee.room.cache = room
        }
        state.pointee.taken = new
    }
}

extension Plan {
    /// A value as a part of the document that it comes from, if it surely is one and the document is
    /// small enough to be kept alive by a part of it.
    func sharing(
        _ value: RawJSON,
        from documentOf: (ValueOwner) -> RawDocument?
    ) -> JSONValue? {
        guard value.isPartOfDocument, let owner = root.owner, let document = documentOf(owner),
            document.ownByteCount <= JSONataLimits.sharedDocumentByteCount
        else { return nil }
        return JSONValue(document: document, raw: value)
    }
}
