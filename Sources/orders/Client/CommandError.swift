/// Why a command cannot go on, in one line for the person who typed it.
struct CommandError: Error, Hashable, CustomStringConvertible {
    /// What was expected, what was found, and where.
    var description: String

    init(_ description: String) { self.description = description }
}
