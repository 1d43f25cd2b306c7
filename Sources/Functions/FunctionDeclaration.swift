/// What a stack says of a function: its name, its limits and the errors it throws.
///
/// A declaration holds no code. `bind(_:to:)` joins it to the handler that does the work.
public struct FunctionDeclaration: Hashable, Sendable {
    /// The name under which workflows and routes call the function.
    ///
    /// 1 to 64 of `A–Z a–z 0–9 _ -`.
    public var name: String

    /// How many invocations may run at once, kept free for this function alone.
    ///
    /// `nil`: the function shares what the account has left. 0 switches the function off.
    public var reservedConcurrency: Int?

    /// How long one invocation may take.
    ///
    /// From 1 second to 15 minutes, as Lambda allows.
    public var timeLimit: Duration

    /// The names of the errors that the function throws on purpose.
    ///
    /// A workflow matches them in `Retry` and `Catch`; a stack can be checked against them.
    public var errors: [String]

    /// Whether the handler keeps its time limit by itself.
    public var waits: FunctionWaiting

    /// Creates a declaration.
    public init(
        name: String,
        reservedConcurrency: Int? = nil,
        timeLimit: Duration = FunctionLimits.defaultTimeLimit,
        errors: [String] = [],
        waits: FunctionWaiting = .untilDeadline
    ) {
        self.name = name
        self.reservedConcurrency = reservedConcurrency
        self.timeLimit = timeLimit
        self.errors = errors
        self.waits = waits
    }

    /// Whether `name` can be the name of a function.
    public static func isValidName(_ name: String) -> Bool {
        FunctionLimits.nameLength.contains(name.utf8.count)
            && name.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
                    true
                default: false
                }
            }
    }
}
