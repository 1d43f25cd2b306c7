import JSON

/// An expression ready to be evaluated, any number of times and on any thread.
final class Plan: @unchecked Sendable {
    // Safe to share although its nodes are classes and point into memory: they are made before the
    // plan exists, hold nothing that changes, and the memory is released with the plan.
    let root: PlanNode

    /// How many slots the outermost frame has.
    let slotCount: Int

    /// How many places the evaluation's field cache has.
    let cacheCount: Int

    /// The names that are bound from outside, in the order of their values.
    let globalNames: [[UInt8]]

    /// Where its places begin in the tables of an evaluation.
    let start: PlanStart

    /// How deep what is always evaluated nests.
    let depth: Int

    /// The memory of constants, names and shapes.
    private let memory: RawDocument

    /// The functions of the surrounding program that the expression may call.
    let functions: [JSONataFunction]

    /// Documents whose values are constants of the plan.
    private let documents: [JSONValue]

    init(root: PlanNode, planner: consuming Planner, documents: [JSONValue] = []) {
        self.root = root
        slotCount = planner.rootLayout.slotCount
        start = planner.start
        cacheCount = planner.cacheEnd - planner.start.cache
        globalNames = planner.globalNames
        depth = planner.maximumDepth
        functions = planner.functions
        memory = RawDocument(adopting: planner.arena)
        self.documents = documents
    }
}

/// Where a plan's places begin in the tables that all plans of one evaluation share: those of `$eval`
/// stand behind the others, since a function that it makes may outlive it.
struct PlanStart {
    var globals = 0
    var cache = 0
}
