/// Collects the states of a machine as they are written, one under the other.
@resultBuilder
public enum StatesBuilder {
    /// A state by itself.
    public static func buildExpression(_ state: some StateDefinition) -> [State] { [state.state] }

    /// States that were made elsewhere.
    public static func buildExpression(_ states: [State]) -> [State] { states }

    /// States one after the other.
    public static func buildBlock(_ states: [State]...) -> [State] { states.flatMap(\.self) }

    /// States of a loop.
    public static func buildArray(_ states: [[State]]) -> [State] { states.flatMap(\.self) }

    /// States under a condition.
    public static func buildOptional(_ states: [State]?) -> [State] { states ?? [] }

    /// States where a condition holds.
    public static func buildEither(first states: [State]) -> [State] { states }

    /// States where a condition doesn't hold.
    public static func buildEither(second states: [State]) -> [State] { states }
}

/// Collects the rules of a choice as they are written, one under the other.
@resultBuilder
public enum ChoiceRulesBuilder {
    /// A rule by itself.
    public static func buildExpression(_ rule: ChoiceRule) -> [ChoiceRule] { [rule] }

    /// Rules that were made elsewhere.
    public static func buildExpression(_ rules: [ChoiceRule]) -> [ChoiceRule] { rules }

    /// Rules one after the other.
    public static func buildBlock(_ rules: [ChoiceRule]...) -> [ChoiceRule] {
        rules.flatMap(\.self)
    }

    /// Rules of a loop.
    public static func buildArray(_ rules: [[ChoiceRule]]) -> [ChoiceRule] {
        rules.flatMap(\.self)
    }

    /// Rules under a condition.
    public static func buildOptional(_ rules: [ChoiceRule]?) -> [ChoiceRule] { rules ?? [] }

    /// Rules where a condition holds.
    public static func buildEither(first rules: [ChoiceRule]) -> [ChoiceRule] { rules }

    /// Rules where a condition doesn't hold.
    public static func buildEither(second rules: [ChoiceRule]) -> [ChoiceRule] { rules }
}

/// Collects the branches of a parallel state as they are written, one under the other.
@resultBuilder
public enum BranchesBuilder {
    /// A branch by itself.
    public static func buildExpression(_ branch: Branch) -> [Branch] { [branch] }

    /// Branches that were made elsewhere.
    public static func buildExpression(_ branches: [Branch]) -> [Branch] { branches }

    /// Branches one after the other.
    public static func buildBlock(_ branches: [Branch]...) -> [Branch] {
        branches.flatMap(\.self)
    }

    /// Branches of a loop.
    public static func buildArray(_ branches: [[Branch]]) -> [Branch] { branches.flatMap(\.self) }

    /// Branches under a condition.
    public static func buildOptional(_ branches: [Branch]?) -> [Branch] { branches ?? [] }

    /// Branches where a condition holds.
    public static func buildEither(first branches: [Branch]) -> [Branch] { branches }

    /// Branches where a condition doesn't hold.
    public static func buildEither(second branches: [Branch]) -> [Branch] { branches }
}
