import JSON

/// `| pattern | update, deletion |`: a function that copies a value with changes.
final class TransformNode: PlanNode {
    let pattern: PlanNode
    let update: PlanNode
    let deletion: PlanNode
    let updatePosition: Int
    let deletionPosition: Int

    init(
        pattern: PlanNode,
        update: PlanNode,
        deletion: PlanNode,
        updatePosition: Int,
        deletionPosition: Int
    ) {
        self.pattern = pattern
        self.update = update
        self.deletion = deletion
        self.updatePosition = updatePosition
        self.deletionPosition = deletionPosition
    }

    override func evaluate(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame
    ) throws(Fault) -> RawJSON {
        evaluation.makeFunction(
            FunctionRecord(
                kind: .transform,
                arity: 1,
                definition: Unmanaged.passUnretained(self),
                frame: frame
            )
        )
    }
}

extension Evaluation {
    /// A copy of a value in which what the pattern finds is changed.
    ///
    /// The pattern runs on the copy, whose objects are recognised by the address of their values; the
    /// changes are gathered and made in one pass at the end of each match, in place: nobody else
    /// knows the copy yet.
    func transform(_ value: RawJSON, by record: FunctionRecord) throws(Fault) -> RawJSON {
        if value.isUndefined { return .undefined }
        guard value.isContainer else {
            throw fault(.argumentMismatch, value: value, index: 1)
        }
        guard let definition = record.definition, let frame = record.frame else {
            preconditionFailure("A transform has a node and a frame")
        }
        // Only a transform's record, which its node makes, leads here, and the plan keeps the node.
        let node = unsafeDowncast(definition.takeUnretainedValue(), to: TransformNode.self)
        let copy = try ObjectCopies.copy(value, self)
        let base = top
        _ = try node.pattern.push(self, copy, frame)
        let end = top
        var changes = ObjectChanges()
        for index in base..<end {
            let match = changes.current(at(index).pointee)
            try change(match, of: at(index).pointee, node, frame, &changes)
        }
        top = base
        return try changes.apply(to: copy, self)
    }

    private func change(
        _ match: RawJSON,
        of original: RawJSON,
        _ node: TransformNode,
        _ frame: Frame,
        _ changes: inout ObjectChanges
    ) throws(Fault) {
        let update = try node.update.evaluate(self, match, frame)
        var members: [(key: RawKey, value: RawJSON)] = []
        var isChanged = false
        if match.isObject {
            for index in 0..<match.shape.count {
                members.append((match.shape.keys[index], match.items[index]))
            }
        }
        if !update.isUndefined {
            guard update.isObject else {
                throw fault(.updateNotObject, position: node.updatePosition, value: update)
            }
            for index in 0..<update.shape.count {
                members.append((update.shape.keys[index], update.items[index]))
            }
            isChanged = true
        }
        let deletions = try node.deletion.evaluate(self, match, frame)
        if !deletions.isUndefined {
            for name in try names(deletions, node.deletionPosition) {
                members.removeAll { RawEquality.equal($0.key.name, name) }
            }
            isChanged = true
        }
        guard isChanged, match.isObject else { return }
        changes.replace(original, with: try makeObject(members))
    }

    private func names(_ value: RawJSON, _ position: Int) throws(Fault) -> [RawJSON] {
        let names = value.isArray ? Array(value.elements) : [value]
        guard names.allSatisfy(\.isString) else {
            throw fault(.deletionNotStrings, position: position, value: value)
        }
        return names
    }
}

/// What became of objects, by the address of their values.
private struct ObjectChanges {
    private var replacements: [UInt64: RawJSON] = [:]

    /// What an object has become so far.
    func current(_ object: RawJSON) -> RawJSON {
        guard object.isObject else { return object }
        return replacements[object.payload] ?? object
    }

    mutating func replace(_ object: RawJSON, with replacement: RawJSON) {
        replacements[object.payload] = replacement
    }

    /// A value with all replacements made.
    func apply(to value: RawJSON, _ evaluation: Evaluation) throws(Fault) -> RawJSON {
        guard !replacements.isEmpty else { return value }
        return try apply(to: value, evaluation, nesting: 0)
    }

    private func apply(
        to value: RawJSON,
        _ evaluation: Evaluation,
        nesting: Int
    ) throws(Fault) -> RawJSON {
        guard value.isContainer else { return value }
        guard nesting < JSONataLimits.dataDepth else { throw Fault.limit(.depth) }
        let value = current(value)
        let count = value.isObject ? value.shape.count : value.count
        guard count > 0 else { return value }
        let items = value.items
        let changed = try evaluation.allocateValues(count)
        for index in 0..<count {
            changed[index] = try apply(to: items[index], evaluation, nesting: nesting + 1)
        }
        return value.isObject
            ? .object(value.shape, changed) : RawJSON.array(changed, count: count)
    }
}

/// Copies of values whose objects can be told apart by their addresses.
private enum ObjectCopies {
    static func copy(_ value: RawJSON, _ evaluation: Evaluation) throws(Fault) -> RawJSON {
        try copy(value, evaluation, nesting: 0)
    }

    private static func copy(
        _ value: RawJSON,
        _ evaluation: Evaluation,
        nesting: Int
    ) throws(Fault) -> RawJSON {
        guard value.isContainer else { return value }
        guard nesting < JSONataLimits.dataDepth else { throw Fault.limit(.depth) }
        let count = value.isObject ? value.shape.count : value.count
        let items = value.items
        // Even an object without members gets an address of its own.
        let values = try evaluation.allocateValues(max(count, 1))
        for index in 0..<count {
            values[index] = try copy(items[index], evaluation, nesting: nesting + 1)
        }
        return value.isObject
            ? .object(value.shape, values) : RawJSON.array(values, count: count)
    }
}
