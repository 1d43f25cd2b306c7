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
        let outcome = withUnsafePointer(to: surroundings.environment) {
            (environment) -> Swift.Result<Result, Fault> in
            var state = makeState(surroundings, environment)
            defer { Plan.release(&state) }
            return withUnsafeMutablePointer(to: &state) { pointer in
                evaluate(Evaluation(state: pointer), surroundings.input, bind, body)
            }
        }
        return try outcome.get()
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

    /// A fresh state: stack, variables and cache lie at the front of the arena.
    private func makeState(
        _ surroundings: Surroundings,
        _ environment: UnsafePointer<JSONataEnvironment>
    ) -> EvaluationState {
        let stackCapacity = 64
        let values = stackCapacity + globalNames.count + slotCount + cacheCount
        let arena = RawArena(
            capacity: values * MemoryLayout<RawJSON>.stride + JSONataLimits.firstArenaByteCount
        )
        let cache = arena.allocate(byteCount: cacheCount * MemoryLayout<FieldCacheEntry>.stride)
            .bindMemory(to: FieldCacheEntry.self, capacity: cacheCount)
        cache.initialize(repeating: FieldCacheEntry(head: 0, index: 0), count: cacheCount)
        return EvaluationState(
            stack: arena.allocateValues(stackCapacity),
            stackCapacity: stackCapacity,
            arena: arena,
            globals: arena.allocateValues(globalNames.count),
            cache: cache,
            plan: Unmanaged.passUnretained(self),
            root: surroundings.input,
            depthLimit: surroundings.limits.nestingDepth,
            nativeStackEnd: NativeStack.position &- UInt(JSONataLimits.nativeStackByteCount),
            byteLimit: surroundings.limits.byteCount,
            valueByteLimit: surroundings.dialect == .stepFunctions
                ? JSONataLimits.stepFunctionsValueByteCount : .max,
            dialect: surroundings.dialect,
            environment: environment,
            duration: surroundings.limits.duration
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

    /// Evaluates another plan within this evaluation: variables bound from outside have the values
    /// that they have here.
    func evaluateNested(
        _ plan: Plan,
        _ input: RawJSON,
        global: (_ name: [UInt8]) -> RawJSON
    ) throws(Fault) -> RawJSON {
        try checkNativeStack()
        let outer = (state.pointee.globals, state.pointee.cache)
        defer { (state.pointee.globals, state.pointee.cache) = outer }
        let globals = shapes.allocateValues(max(plan.globalNames.count, 1))
        for (index, name) in plan.globalNames.enumerated() { globals[index] = global(name) }
        let size = MemoryLayout<FieldCacheEntry>.stride * max(plan.cacheCount, 1)
        let cache = shapes.allocate(byteCount: size)
            .bindMemory(to: FieldCacheEntry.self, capacity: max(plan.cacheCount, 1))
        cache.initialize(
            repeating: FieldCacheEntry(head: 0, index: 0),
            count: max(plan.cacheCount, 1)
        )
        state.pointee.globals = globals
        state.pointee.cache = cache
        let frame = shapes.allocateValues(plan.slotCount)
        frame[0] = .undefined
        for slot in 1..<max(plan.slotCount, 1) { frame[slot] = .unbound }
        return try plan.root.evaluate(self, input, frame)
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
