public import JSON

/// A state that runs a processor for each item of an array.
///
/// Its result is an array of the iterations' outputs, in the order of the items.
public struct MapState: RecoveringState {
    /// The state's name, unique in the whole machine.
    public var name: String

    /// What the state is for, in its author's words.
    public var comment: String?

    /// The state's own query language; absent means the machine's.
    public var queryLanguage: QueryLanguage?

    /// The items: an array, or an expression that gives one; absent means the state's input.
    public var items: JSONValue?

    /// The template of what each iteration is given; absent means the item.
    public var itemSelector: JSONValue?

    /// What is done for each item.
    public var itemProcessor: ItemProcessor

    /// How many iterations may run at once; absent or 0 means as many as there are.
    public var maxConcurrency: NumberOrExpression?

    /// How many iterations may fail before the state does.
    public var tolerance: FailureTolerance

    /// The rules for trying again; the first that names the error applies.
    public var retriers: [Retrier]

    /// The rules for handing an error on; the first that names the error applies.
    public var catchers: [Catcher]

    /// The variables that the state assigns: an object whose values are templates.
    public var assign: JSONValue?

    /// The template of the state's output; absent means the state's usual result.
    public var output: JSONValue?

    /// Where the machine goes from here.
    public var transition: Transition

    /// Members that this package does not know, and the order of all of them.
    public var preserved: PreservedMembers

    /// The state as one of the eight.
    public var state: State { .map(self) }

    /// Creates a state that ends the machine unless told where to go.
    public init(_ name: String, items: JSONValue? = nil, processor: ItemProcessor) {
        self.name = name
        self.items = items
        self.itemProcessor = processor
        self.tolerance = FailureTolerance()
        self.retriers = []
        self.catchers = []
        self.transition = .end
        self.preserved = PreservedMembers()
    }
}

/// How many iterations of a ``MapState`` may fail before the state does.
///
/// Where both are given, the state fails as soon as either is exceeded.
public struct FailureTolerance: Sendable, Hashable {
    /// How many iterations may fail: `ToleratedFailureCount`; absent means 0.
    public var count: NumberOrExpression?

    /// What share of the iterations may fail, from 0 to 100: `ToleratedFailurePercentage`.
    public var percentage: NumberOrExpression?

    /// Creates a tolerance.
    public init(count: NumberOrExpression? = nil, percentage: NumberOrExpression? = nil) {
        self.count = count
        self.percentage = percentage
    }
}
