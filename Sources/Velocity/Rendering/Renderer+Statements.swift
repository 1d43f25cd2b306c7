import JSON

/// How a block ended.
enum Flow: Equatable {
    case proceed
    /// `#break` out of the loop or definition of that depth.
    case leave(depth: Int)
    case stop
}

extension Renderer {
    mutating func run(_ block: Block) throws(RenderingFailure) -> Flow {
        for statement in block.statements {
            let flow = try run(statement)
            if isStopped { return .stop }
            guard flow == .proceed else { return flow }
        }
        return .proceed
    }

    private mutating func run(_ statement: Statement) throws(RenderingFailure) -> Flow {
        switch statement {
        case .text(let text): output += text
        case .reference(let reference): try render(reference)
        case .set(let assignment): try run(assignment)
        case .choice(let choice): return try run(choice)
        case .loop(let loop): return try run(loop)
        case .define(let slot, let definition):
            store.definitions.append(ContainerStore.ActiveDefinition(definition: definition))
            slots[slot] = .definition(store.definitions.count - 1)
        case .leave(let scope, let offset): return try leave(scope, at: offset)
        case .stop:
            isStopped = true
            return .stop
        }
        return .proceed
    }

    private mutating func run(_ choice: Choice) throws(RenderingFailure) -> Flow {
        for branch in choice.branches where try isTrue(branch.condition) {
            return try run(branch.block)
        }
        guard let otherwise = choice.otherwise else { return .proceed }
        return try run(otherwise)
    }

    /// `#break` leaves the innermost loop or definition, or the one whose `$foreach` it names.
    private mutating func leave(
        _ scope: Expression?,
        at offset: Int
    ) throws(RenderingFailure) -> Flow {
        var depth = scopeDepth
        if let scope, case .loop(let number)? = try evaluate(scope) {
            depth = store.loops[number].depth
        }
        guard depth > 0 else {
            isStopped = true
            return .stop
        }
        return .leave(depth: depth)
    }

    mutating func render(_ reference: Reference) throws(RenderingFailure) {
        let value = try evaluate(reference)
        output += reference.prefix
        if case .definition(let number) = value {
            try appendDefinition(number, at: reference.offset)
            return
        }
        do throws(EvaluationFailure) {
            try spend(1)
            try store.print(value, to: &output)
        } catch {
            throw RenderingFailure(error, at: reference.offset)
        }
    }
}

// MARK: Loops

extension Renderer {
    private mutating func run(_ loop: Loop) throws(RenderingFailure) -> Flow {
        guard let sequence = try elements(toLoopOver: loop) else { return .proceed }
        let saved = [loop.variable, program.loopSlot, program.countSlot, program.hasNextSlot].map {
            $0.map { slots[$0] }
        }
        scopeDepth += 1
        let parent = program.loopSlot.map { slots[$0] } ?? .nothing
        store.loops.append(
            ContainerStore.LoopStatus(count: sequence.count, parent: parent, depth: scopeDepth)
        )
        let number = store.loops.count - 1
        var flow = Flow.proceed
        for index in 0..<sequence.count {
            store.loops[number].index = index
            try startRound(loop, number, index, of: sequence)
            flow = try run(loop.block)
            try checkOutput(at: loop.offset)
            if flow != .proceed { break }
        }
        if flow == .leave(depth: scopeDepth) { flow = .proceed }
        scopeDepth -= 1
        let places = [loop.variable, program.loopSlot, program.countSlot, program.hasNextSlot]
        for (slot, value) in zip(places, saved) {
            if let slot, let value { slots[slot] = value }
        }
        return flow
    }

    private mutating func startRound(
        _ loop: Loop,
        _ number: Int,
        _ index: Int,
        of sequence: LoopElements
    ) throws(RenderingFailure) {
        do throws(EvaluationFailure) {
            try spend(4)
            guard index < VelocityLimits.loopIterations else {
                throw EvaluationFailure(
                    limit: "expected at most \(VelocityLimits.loopIterations) rounds of #foreach"
                )
            }
        } catch {
            throw RenderingFailure(error, at: loop.offset)
        }
        slots[loop.variable] = sequence[index]
        if let slot = program.loopSlot { slots[slot] = .loop(number) }
        if let slot = program.countSlot { slots[slot] = .integer(Int64(index + 1)) }
        if let slot = program.hasNextSlot { slots[slot] = .boolean(index + 1 < sequence.count) }
    }

    private mutating func elements(
        toLoopOver loop: Loop
    ) throws(RenderingFailure) -> LoopElements? {
        // A range need not become a list to be gone through.
        if case .range(let lower, let upper, _) = loop.sequence {
            guard let bounds = try bounds(lower, upper) else { return nil }
            return .range(bounds.lower, bounds.upper)
        }
        guard let value = try evaluate(loop.sequence) else { return nil }
        if program.changes.reachAll {
            do throws(EvaluationFailure) {
                try promoteElements(of: value)
            } catch {
                throw RenderingFailure(error, at: loop.offset)
            }
        }
        switch value {
        case .json(let json):
            return json.array.map(LoopElements.json) ?? json.object.map { .json($0.values) }
        case .list, .map: return elements(of: value).map(LoopElements.values)
        case .iterator(let number):
            let iterator = store.iterators[number]
            store.iterators[number].next = iterator.elements.count
            return .values(Array(iterator.elements[iterator.next...]))
        default: return nil
        }
    }
}

/// What a loop goes through.
enum LoopElements {
    case values([Value])
    case json(JSONArray)
    /// From the first number to the second, up or down.
    case range(Int64, Int64)

    var count: Int {
        switch self {
        case .values(let values): values.count
        case .json(let array): array.count
        case .range(let first, let last):
            Int(clamping: (Int128(first) - Int128(last)).magnitude + 1)
        }
    }

    subscript(index: Int) -> Value {
        switch self {
        case .values(let values): values[index]
        case .json(let array): Value(array[index])
        case .range(let first, let last):
            .integer(first <= last ? first + Int64(index) : first - Int64(index))
        }
    }
}
