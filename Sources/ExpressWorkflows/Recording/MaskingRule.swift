public import JSON

/// What must not be kept of any document: the value of every member of one name, but for a few.
///
/// The rule applies at any depth of a value, and to JSON that lies as text within it. Of an object
/// under the name, the members to keep stay if they are plain; all else becomes ``replacement``.
public struct MaskingRule: Sendable, Hashable {
    /// What stands in the place of what is masked.
    public static let replacement = "***"

    /// The member's name.
    public var member: String

    /// The members of the member's object that stay.
    public var kept: Set<String>

    /// Creates a rule.
    public init(member: String, keeping kept: Set<String> = []) {
        self.member = member
        self.kept = kept
    }

    /// The value without what must not be kept.
    ///
    /// - Complexity: O(n); a value that holds nothing to mask is returned as it is.
    public func masking(_ value: JSONValue) -> JSONValue {
        Masker(self).mask(value) ?? value
    }

    /// The text without what must not be kept in the JSON within it.
    ///
    /// What seems to be JSON of the member, but doesn't parse, is masked to the end of the text.
    public func masking(text: String) -> String {
        Masker(self).mask(text: text)
    }
}
