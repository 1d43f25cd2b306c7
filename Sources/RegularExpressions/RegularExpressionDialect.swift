/// Whose rules a pattern follows.
public enum RegularExpressionDialect: Sendable, Hashable {
    /// ECMAScript without the `u` flag: a character is a UTF-16 unit, web-compatible escapes.
    case javaScript

    /// `java.util.regex`: a character is a code point, possessive quantifiers, class intersection.
    case java
}

/// How a pattern is read and matched beyond what it says itself.
public struct RegularExpressionFlags: OptionSet, Sendable, Hashable {
    /// The flags as bits.
    public let rawValue: UInt8

    /// Creates flags from their bits.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// Letters match whatever their case (`i`).
    ///
    /// In the Java dialect, ASCII letters alone unless ``unicodeCase`` is set too.
    public static let ignoreCase = RegularExpressionFlags(rawValue: 1)

    /// `^` and `$` match at line ends too (`m`).
    public static let multiline = RegularExpressionFlags(rawValue: 2)

    /// `.` matches line ends too (`s`).
    public static let dotMatchesAll = RegularExpressionFlags(rawValue: 4)

    /// Blanks and `#` comments in the pattern are skipped (Java's `x`).
    public static let comments = RegularExpressionFlags(rawValue: 8)

    /// Case is ignored beyond ASCII (Java's `u`).
    public static let unicodeCase = RegularExpressionFlags(rawValue: 16)

    /// Only `\n` ends a line (Java's `d`).
    public static let unixLines = RegularExpressionFlags(rawValue: 32)
}
