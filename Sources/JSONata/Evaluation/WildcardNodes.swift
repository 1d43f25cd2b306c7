import JSON

/// `*`: the members of an object, those that are arrays flattened.
final class WildcardNode: PlanNode {
    override func evaluate(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame
    ) throws(Fault) -> RawJSON {
        let base = evaluation.top
        try evaluation.pushMembers(of: input)
        return try evaluation.collapse(from: base)
    }

    override func push(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame
    ) throws(Fault) -> Bool {
        let base = evaluation.top
        try evaluation.pushMembers(of: input)
        return evaluation.top > base
    }
}

/// `**`: a value and all that is in it, but for the arrays between.
final class DescendantsNode: PlanNode {
    override func evaluate(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame
    ) throws(Fault) -> RawJSON {
        let base = evaluation.top
        try evaluation.pushDescendants(of: input, nesting: 0)
        return try evaluation.collapse(from: base)
    }
}

/// A node whose items go straight to the next step.
final class ItemsStep: PathStep {
    let items: PlanNode
    let next: PathStep

    init(_ items: PlanNode, next: PathStep) {
        self.items = items
        self.next = next
    }

    override func run(
        _ evaluation: Evaluation,
        _ item: RawJSON,
        _ frame: Frame,
        _ sink: inout PathSink
    ) throws(Fault) {
        let base = evaluation.top
        _ = try items.push(evaluation, item, frame)
        let end = evaluation.top
        for index in base..<end {
            try next.run(evaluation, evaluation.at(index).pointee, frame, &sink)
        }
        evaluation.dropBelow(end, to: base)
    }
}

/// `**` as a step that is not the last: visits what is in a value without listing it.
final class DescendantsStep: PathStep {
    let next: PathStep

    init(next: PathStep) {
        self.next = next
    }

    override func run(
        _ evaluation: Evaluation,
        _ item: RawJSON,
        _ frame: Frame,
        _ sink: inout PathSink
    ) throws(Fault) {
        try visit(evaluation, item, frame, &sink, nesting: 0)
    }

    private func visit(
        _ evaluation: Evaluation,
        _ value: RawJSON,
        _ frame: Frame,
        _ sink: inout PathSink,
        nesting: Int
    ) throws(Fault) {
        guard nesting < JSONataLimits.dataDepth else { throw Fault.limit(.depth) }
        let children: UnsafePointer<RawJSON>
        let count: Int
        switch value.tag {
        case .array:
            children = value.items
            count = value.count
        case .object:
            try next.run(evaluation, value, frame, &sink)
            children = value.items
            count = value.shape.count
        case .undefined: return
        default: return try next.run(evaluation, value, frame, &sink)
        }
        try evaluation.step(count)
        for index in 0..<count {
            try visit(evaluation, children[index], frame, &sink, nesting: nesting + 1)
        }
    }
}

extension Evaluation {
    /// Pushes the members of an object, or the elements of an array, flattened to the bottom.
    func pushMembers(of value: RawJSON) throws(Fault) {
        let value = value.unwrapped
        guard value.isObject || value.isArray else { return }
        let count = value.isObject ? value.shape.count : value.count
        let items = value.items
        try step(count)
        for index in 0..<count {
            let item = items[index]
            if item.isArray {
                try pushFlattened(item, nesting: 0)
            } else {
                try push(item)
            }
        }
    }

    private func pushFlattened(_ array: RawJSON, nesting: Int) throws(Fault) {
        guard nesting < JSONataLimits.dataDepth else { throw Fault.limit(.depth) }
        let items = array.items
        for index in 0..<array.count {
            if items[index].isArray {
                try pushFlattened(items[index], nesting: nesting + 1)
            } else {
                try push(items[index])
            }
        }
    }

    /// Pushes a value and all that is in it.
    func pushDescendants(of value: RawJSON, nesting: Int) throws(Fault) {
        guard nesting < JSONataLimits.dataDepth else { throw Fault.limit(.depth) }
        if value.isUndefined { return }
        if !value.isArray { try push(value) }
        guard value.isObject || value.isArray else { return }
        let count = value.isObject ? value.shape.count : value.count
        try step(count)
        for index in 0..<count {
            try pushDescendants(of: value.items[index], nesting: nesting + 1)
        }
    }
}
