/// Why a command cannot go on, in words for the person who typed it.
package struct CommandError: Error, Hashable, CustomStringConvertible {
    /// What was expected, what was found, and where.
    package var description: String

    /// Creates an error.
    package init(_ description: String) { self.description = description }
}
