/// Where in a definition something is.
///
/// It is written as Step Functions writes it: `/States/Route/Choices[0]/Next`. The elements of
/// arrays stand in brackets, and a slash in a state's name is not escaped.
struct DefinitionLocation: Hashable, Sendable {
    /// The definition as a whole.
    static let root = DefinitionLocation(text: "")

    private let text: String

    private init(text: String) { self.text = text }

    /// The location of a member of the object that is here.
    func appending(_ name: MemberName) -> DefinitionLocation { appending(name.rawValue) }

    /// The location of a member of the object that is here.
    func appending(_ name: String) -> DefinitionLocation {
        DefinitionLocation(text: text + "/" + name)
    }

    /// The location of an element of the array that is here.
    func appending(_ index: Int) -> DefinitionLocation {
        DefinitionLocation(text: text + "[\(index)]")
    }
}

extension DefinitionLocation: CustomStringConvertible {
    /// The location's text; `/` for the definition as a whole.
    var description: String { text.isEmpty ? "/" : text }
}
