/// Members of the reserved variable `$states`.
public struct JSONataStates: OptionSet, Hashable, Sendable {
    /// The bits.
    public let rawValue: UInt8

    /// Creates a set from its bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// `$states.input`, which every field may read.
    public static let input = JSONataStates(rawValue: 1)

    /// `$states.result`, which exists after a state's work succeeded.
    public static let result = JSONataStates(rawValue: 2)

    /// `$states.errorOutput`, which exists in a catcher.
    public static let errorOutput = JSONataStates(rawValue: 4)

    /// `$states.context`, which every field may read.
    public static let context = JSONataStates(rawValue: 8)

    /// All members.
    public static let all: JSONataStates = [.input, .result, .errorOutput, .context]

    /// The member's name, for a set of one.
    static func member(named name: String) -> JSONataStates? {
        switch name {
        case "input": .input
        case "result": .result
        case "errorOutput": .errorOutput
        case "context": .context
        default: nil
        }
    }
}
