/// The reserved variable `$states`.
///
/// A path that begins with one of its members reads a free variable named `states.input` and so on,
/// so that the object around the members is made only where an expression asks for it as a whole.
enum StatesVariable {
    /// The variable's name.
    static let name = "states"

    /// What the names of its members begin with.
    private static let prefix = "states."

    /// The name of the free variable that stands for a member.
    static func variable(for member: [UInt8]) -> [UInt8]? {
        let text = String(decoding: member, as: UTF8.self)
        guard JSONataStates.member(named: text) != nil else { return nil }
        return Array(prefix.utf8) + member
    }

    /// The member that a free variable stands for.
    static func member(of variable: [UInt8]) -> String? {
        guard variable.starts(with: prefix.utf8) else { return nil }
        return String(decoding: variable.dropFirst(prefix.utf8.count), as: UTF8.self)
    }

    /// A path's steps with `$states.member` as one step.
    static func joined(_ steps: [SyntaxNode]) -> [SyntaxNode] {
        guard steps.count > 1, case .variable(let name) = steps[0].form,
            name.elementsEqual(Self.name.utf8), steps[0].stages.isEmpty,
            steps[0].predicates.isEmpty, !steps[0].carriesBindings,
            case .name(let member) = steps[1].form, !steps[1].carriesBindings,
            let variable = variable(for: member)
        else { return steps }
        let joined = SyntaxNode(.variable(variable), position: steps[1].position)
        joined.stages = steps[1].stages
        return [joined] + steps.dropFirst(2)
    }
}
