public import StatesLanguage

/// What a stack says of a state machine: its definition, and what is kept of its executions.
public struct StateMachineDeclaration: Hashable, Sendable {
    /// The name, as routes refer to it.
    ///
    /// 1 to 80 characters.
    public var name: String

    /// The workflow.
    public var definition: StateMachine

    /// How much of an execution's history is recorded.
    public var loggingLevel: LoggingLevel

    /// What is masked in everything that is recorded, logged or shown.
    public var masking: [MaskingRule]

    /// Describes a state machine.
    public init(
        name: String,
        definition: StateMachine,
        loggingLevel: LoggingLevel = .all,
        masking: [MaskingRule] = []
    ) {
        self.name = name
        self.definition = definition
        self.loggingLevel = loggingLevel
        self.masking = masking
    }
}

/// How much of an execution's history is recorded, as Step Functions names it.
public enum LoggingLevel: String, Hashable, Sendable, CaseIterable {
    /// Every event.
    case all = "ALL"
    /// Failures of states and executions.
    case error = "ERROR"
    /// Failures of executions.
    case fatal = "FATAL"
    /// None.
    case off = "OFF"
}

/// A member whose value is masked wherever it occurs, at any depth.
public struct MaskingRule: Hashable, Sendable {
    /// The member's name.
    public var member: String

    /// Which members of its value are kept, if that is an object.
    public var keeping: [String]

    /// Describes a rule.
    public init(member: String, keeping: [String] = []) {
        self.member = member
        self.keeping = keeping
    }
}
