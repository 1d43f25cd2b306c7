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
        cacheCount = planner.cacheCount
        globalNames = planner.globalNames
        depth = planner.maximumDepth
        functions = planner.functions
        memory = RawDocument(adopting: planner.arena)
        self.documents = documents
    }
}
