public import Functions

/// An application as one value: what it is made of, and nothing of how it runs.
///
/// The same stack is run in one process by `LocalRuntime`, or rendered for the cloud. It holds no
/// closures: handlers are bound to its function declarations where it runs. Parts refer to each
/// other by name; ``diagnostics()`` finds whatever does not fit together.
public struct Stack: Hashable, Sendable {
    /// The application's name.
    public var name: String

    /// The tables.
    public var tables: [TableDeclaration]

    /// The functions.
    public var functions: [FunctionDeclaration]

    /// The state machines.
    public var stateMachines: [StateMachineDeclaration]

    /// The front door, if there is one.
    public var api: RESTAPI?

    /// Describes an application.
    public init(
        name: String,
        tables: [TableDeclaration] = [],
        functions: [FunctionDeclaration] = [],
        stateMachines: [StateMachineDeclaration] = [],
        api: RESTAPI? = nil
    ) {
        self.name = name
        self.tables = tables
        self.functions = functions
        self.stateMachines = stateMachines
        self.api = api
    }

    /// The table of that name.
    public func table(named name: String) -> TableDeclaration? {
        tables.first { $0.name == name }
    }

    /// The function of that name.
    public func function(named name: String) -> FunctionDeclaration? {
        functions.first { $0.name == name }
    }

    /// The state machine of that name.
    public func stateMachine(named name: String) -> StateMachineDeclaration? {
        stateMachines.first { $0.name == name }
    }
}
