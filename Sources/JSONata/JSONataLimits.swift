/// How much an evaluation may use.
public struct JSONataLimits: Hashable, Sendable {
    /// How many evaluations of syntax-tree nodes may be nested, counted as the reference counts.
    public var nestingDepth: Int

    /// How long one evaluation may take.
    public var duration: Duration

    /// How many bytes the values made by one evaluation may take.
    public var byteCount: Int

    /// Creates limits.
    public init(
        nestingDepth: Int = JSONataLimits.defaultNestingDepth,
        duration: Duration = JSONataLimits.defaultDuration,
        byteCount: Int = JSONataLimits.defaultByteCount
    ) {
        self.nestingDepth = nestingDepth
        self.duration = duration
        self.byteCount = byteCount
    }

    /// The nesting depth unless told otherwise.
    public static let defaultNestingDepth = 2_000

    /// The time limit unless told otherwise.
    public static let defaultDuration = Duration.seconds(10)

    /// The memory limit unless told otherwise: room for a range of ten million numbers.
    public static let defaultByteCount = 512 << 20

    /// The limits of AWS Step Functions; its time limit is not published.
    public static let stepFunctions = JSONataLimits(
        nestingDepth: 100,
        duration: .seconds(5),
        byteCount: 64 << 20
    )

    /// The limits that belong to a dialect.
    public init(dialect: JSONataDialect) {
        switch dialect {
        case .reference: self.init()
        case .stepFunctions: self = .stepFunctions
        }
    }

    /// How deep an expression's own text may nest.
    static let syntaxDepth = 1_000

    /// How many bytes an expression may have.
    static let expressionByteCount = 1 << 20

    /// How many entries the range operator may make.
    static let rangeCount = 10_000_000

    /// The largest value AWS holds, counted as 8 bytes a number and 1 byte a character.
    static let stepFunctionsValueByteCount = 6_990_256

    /// How large a document may be that is kept alive by a value that is a part of it.
    static let sharedDocumentByteCount = 64 << 10

    /// How much room an evaluation's memory has at first: with what stands in front of it, a size
    /// that the heap keeps at hand.
    static let firstArenaByteCount = 880

    /// How many values an evaluation's stack holds before it moves to the heap.
    static let firstStackCapacity = 48

    /// How deep values may nest where the evaluator follows them by recursion.
    static let dataDepth = 600

    /// How many steps pass between two looks at the clock.
    static let stepsBetweenClockReads = 4_096

    #if DEBUG
    /// How much of the caller's stack an evaluation may use; frames are larger without optimisation.
    static let nativeStackByteCount = 4 << 20
    #else
    /// How much of the caller's stack an evaluation may use: it fits a thread of 512 KiB.
    static let nativeStackByteCount = 384 << 10
    #endif
}
