/// What a parser does where RFC 8259 leaves it a choice.
///
/// Not a choice: bytes that are not UTF-8 and a byte-order mark are refused, and so are numbers beyond
/// the range of a double (`1e400`); a number too small for a double (`1e-400`) is zero; an integer
/// beyond 64 bits is the nearest double.
public struct JSONParsingOptions: Sendable, Hashable {
    /// What becomes of a member whose name the object already has.
    public enum DuplicateMembers: Sendable, Hashable {
        /// The last value wins, in the place of the first.
        case keepLast

        /// The text is refused, at the place of the second name.
        case report
    }

    /// What becomes of an escape such as `\ud800` that is half of a surrogate pair.
    public enum LoneSurrogates: Sendable, Hashable {
        /// The text is refused.
        case refuse

        /// The half is kept, as JavaScript does, and written as an escape again.
        case keep
    }

    /// How many arrays and objects may be open at once; 512 unless told otherwise.
    public var nestingLimit: Int

    /// What becomes of a member whose name the object already has.
    public var duplicateMembers: DuplicateMembers

    /// What becomes of half a surrogate pair.
    public var loneSurrogates: LoneSurrogates

    /// Creates options; the defaults are the usual choices.
    public init(
        nestingLimit: Int = Self.defaultNestingLimit,
        duplicateMembers: DuplicateMembers = .keepLast,
        loneSurrogates: LoneSurrogates = .refuse
    ) {
        self.nestingLimit = nestingLimit
        self.duplicateMembers = duplicateMembers
        self.loneSurrogates = loneSurrogates
    }

    /// The nesting limit unless told otherwise: 512.
    public static var defaultNestingLimit: Int { Limits.nestingLimit }
}
