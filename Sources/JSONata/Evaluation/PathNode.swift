import JSON

/// Steps one after the other, each applied to every item that the one before gave.
///
/// The items go through the steps one at a time, depth first; that gives the reference's results in
/// the reference's order and needs no lists in between.
final class PathNode: PlanNode {
    let source: PathSource
    let first: PathStep

    /// Whether a single result stays an array.
    let keepsSingleton: Bool

    init(source: PathSource, first: PathStep, keepsSingleton: Bool) {
        self.source = source
        self.first = first
        self.keepsSingleton = keepsSingleton
    }

    override func evaluate(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame
    ) throws(Fault) -> RawJSON {
        if !keepsSingleton {
            let value = try source.direct(evaluation, input, frame, first)
            if !value.isUnbound, !value.isArray || value.flags == 0 { return value }
        }
        let base = evaluation.top
        var sink = PathSink()
        try source.run(evaluation, input, frame, first, &sink)
        guard let single = sink.singleArray else {
            return try evaluation.collapse(from: base, keepsSingleton: keepsSingleton)
        }
        evaluation.top = base
        guard keepsSingleton, single.isConstructed else { return single }
        try evaluation.push(single)
        return try evaluation.collapse(from: base, keepsSingleton: true)
    }

    override func push(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame
    ) throws(Fault) -> Bool {
        let base = evaluation.top
        var sink = PathSink()
        try source.run(evaluation, input, frame, first, &sink)
        guard let single = sink.singleArray else { return evaluation.top > base }
        if single.isConstructed, !keepsSingleton {
            evaluation.top = base
            return try evaluation.append(single)
        }
        return true
    }

    override var owner: ValueOwner? { first.selects ? source.owner : nil }
}

/// Gathers what the last step gives for each item; the items themselves go to the value stack.
struct PathSink {
    /// How many items gave something.
    private var count = 0

    /// What the first of them gave.
    private var first = RawJSON.undefined

    /// Takes the value that one item gave: an array gives its elements.
    @inline(__always)
    mutating func add(_ evaluation: Evaluation, _ value: RawJSON) throws(Fault) {
        if value.isUndefined { return }
        count &+= 1
        if value.isArray {
            if count == 1 { first = value }
            if value.isConstructed {
                try evaluation.push(value)
            } else {
                try evaluation.push(value.items, count: value.count)
            }
        } else {
            try evaluation.push(value)
        }
    }

    /// Notes that one item gave a sequence, which is on the stack already.
    mutating func addSequence() {
        count &+= 1
    }

    /// The array that was the only result and is no sequence: then it is the path's value itself.
    var singleArray: RawJSON? {
        count == 1 && first.isArray && !first.isSequence ? first : nil
    }
}

/// Where a path's items come from.
class PathSource {
    /// Sends every item through the steps.
    func run(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame,
        _ first: PathStep,
        _ sink: inout PathSink
    ) throws(Fault) {
        preconditionFailure("Every source overrides this")
    }

    /// The path's value where no array is met on the way, or `unbound`.
    func direct(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame,
        _ first: PathStep
    ) throws(Fault) -> RawJSON {
        .unbound
    }

    /// Whose parts the items are.
    var owner: ValueOwner? { nil }
}

/// The context: the elements of an array, or the one value.
final class InputSource: PathSource {
    override func run(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame,
        _ first: PathStep,
        _ sink: inout PathSink
    ) throws(Fault) {
        guard input.isArray else { return try first.run(evaluation, input, frame, &sink) }
        let items = input.items
        for index in 0..<input.count {
            try first.run(evaluation, items[index], frame, &sink)
        }
    }

    override func direct(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame,
        _ first: PathStep
    ) throws(Fault) -> RawJSON {
        input.isArray ? .unbound : try first.direct(evaluation, input, frame)
    }

    override var owner: ValueOwner? { .input }
}

/// The context as a whole, for a first step that does not depend on its items.
final class WholeInputSource: PathSource {
    override func run(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame,
        _ first: PathStep,
        _ sink: inout PathSink
    ) throws(Fault) {
        try first.run(evaluation, input, frame, &sink)
    }

    override func direct(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame,
        _ first: PathStep
    ) throws(Fault) -> RawJSON {
        try first.direct(evaluation, input, frame)
    }
}

/// A variable: what most paths that do not begin at the context begin at.
final class VariableSource: PathSource {
    let variable: PlanNode

    init(_ variable: PlanNode) {
        self.variable = variable
    }

    override func run(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame,
        _ first: PathStep,
        _ sink: inout PathSink
    ) throws(Fault) {
        let value = try variable.evaluate(evaluation, input, frame)
        if value.isUndefined { return }
        guard value.isArray, !value.isConstructed else {
            return try first.run(evaluation, value, frame, &sink)
        }
        let items = value.items
        for index in 0..<value.count {
            try first.run(evaluation, items[index], frame, &sink)
        }
    }

    override func direct(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame,
        _ first: PathStep
    ) throws(Fault) -> RawJSON {
        let value = try variable.evaluate(evaluation, input, frame)
        guard value.isObject else { return value.isArray ? .unbound : .undefined }
        return try first.direct(evaluation, value, frame)
    }

    override var owner: ValueOwner? { variable.owner }
}

/// An array constructor as the first step: evaluated once, its elements are the items.
final class ConstructorSource: PathSource {
    let constructor: PlanNode

    init(_ constructor: PlanNode) {
        self.constructor = constructor
    }

    override func run(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame,
        _ first: PathStep,
        _ sink: inout PathSink
    ) throws(Fault) {
        var context = input
        if !input.isArray {
            let base = evaluation.top
            try evaluation.push(input)
            context = try evaluation.takeSequence(from: base)
        }
        let value = try constructor.evaluate(evaluation, context, frame)
        if value.isUndefined { return }
        guard value.isArray else { return try first.run(evaluation, value, frame, &sink) }
        // Of no elements the path makes nothing else than the array itself.
        if value.count == 0 { return try sink.add(evaluation, value) }
        let items = value.items
        for index in 0..<value.count {
            try first.run(evaluation, items[index], frame, &sink)
        }
    }
}
