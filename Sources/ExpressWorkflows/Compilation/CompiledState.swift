import JSON
import JSONata
import StatesLanguage

/// One state, ready to run: expressions are plans, targets are indices.
///
/// A class because every execution walks over the same states and copies none of them.
final class CompiledState: Sendable {
    /// What sets a state's type apart.
    enum Work: Sendable {
        case pass
        case succeed
        case fail(CompiledFail)
        case choice(CompiledChoice)
        case wait(CompiledWait)
        case task(CompiledTask)
        case parallel(CompiledParallel)
        case map(CompiledMap)
    }

    let name: String
    let type: StateType
    let work: Work

    /// What the state assigns and puts out, and where it goes on.
    let exit: CompiledExit

    let retriers: [RetryPolicy]
    let catchers: [CompiledCatcher]

    /// Whether an expression of this state reads `$states.context`.
    let usesContext: Bool

    init(
        name: String,
        type: StateType,
        work: Work,
        exit: CompiledExit,
        retriers: [RetryPolicy] = [],
        catchers: [CompiledCatcher] = [],
        usesContext: Bool
    ) {
        self.name = name
        self.type = type
        self.work = work
        self.exit = exit
        self.retriers = retriers
        self.catchers = catchers
        self.usesContext = usesContext
    }

    /// How many states the state's branches or iterations have.
    var innerStateCount: Int {
        switch work {
        case .parallel(let parallel): parallel.branches.reduce(0) { $0 + $1.stateCount }
        case .map(let map): map.processor.stateCount
        case .pass, .succeed, .fail, .choice, .wait, .task: 0
        }
    }
}

/// How a state, a choice rule or a catcher is left.
final class CompiledExit: Sendable {
    let assign: JSONataTemplate?
    let output: CompiledTemplate?

    /// The index of the next state; absent where the flow ends.
    let next: Int?

    init(
        assign: JSONataTemplate? = nil,
        output: CompiledTemplate? = nil,
        next: Int? = nil
    ) {
        self.assign = assign
        self.output = output
        self.next = next
    }
}

/// States that follow one another: a machine, a branch or an item processor.
final class CompiledFlow: Sendable {
    let states: [CompiledState]
    let start: Int

    /// Whether an expression anywhere within reads `$states.context`.
    let usesContext: Bool

    /// How many states there are, those of branches and iterations included.
    let stateCount: Int

    init(states: [CompiledState], start: Int, usesContext: Bool) {
        self.states = states
        self.start = start
        self.usesContext = usesContext
        self.stateCount = states.reduce(0) { $0 + 1 + $1.innerStateCount }
    }
}

/// A rule for handing an error to another state.
struct CompiledCatcher: Sendable {
    let errors: ErrorMatcher
    let exit: CompiledExit
}

/// A `Fail` state's own fields.
struct CompiledFail: Sendable {
    let error: JSONataTemplate?
    let cause: JSONataTemplate?
}

/// A `Choice` state's rules; the state's own exit is its default.
struct CompiledChoice: Sendable {
    /// A condition and where it leads.
    struct Rule: Sendable {
        let condition: JSONataTemplate
        let exit: CompiledExit
    }

    let rules: [Rule]
    let hasDefault: Bool
}

/// How long a `Wait` state waits: one of the two.
struct CompiledWait: Sendable {
    var seconds: CompiledNumber?
    var timestamp: JSONataTemplate?
}

/// A `Task` state's own fields.
final class CompiledTask: Sendable {
    let resource: TaskResource
    let target: TaskResource.Target
    let arguments: JSONataTemplate?
    let timeout: CompiledNumber?
    let heartbeat: CompiledNumber?

    init(
        resource: TaskResource,
        arguments: JSONataTemplate?,
        timeout: CompiledNumber?,
        heartbeat: CompiledNumber?
    ) {
        self.resource = resource
        self.target = resource.target
        self.arguments = arguments
        self.timeout = timeout
        self.heartbeat = heartbeat
    }

    /// The name under which the task appears in `States.DataLimitExceeded`.
    var limitName: String {
        if case .integration(let service, _, _) = target { service } else { resource.rawValue }
    }
}

/// A `Parallel` state's own fields.
struct CompiledParallel: Sendable {
    let branches: [CompiledFlow]
    let arguments: JSONataTemplate?
}

/// A `Map` state's own fields.
final class CompiledMap: Sendable {
    let items: JSONataTemplate?
    let selector: JSONataTemplate?
    let processor: CompiledFlow
    let maxConcurrency: CompiledNumber?
    let toleratedCount: CompiledNumber?
    let toleratedPercentage: CompiledNumber?

    init(
        items: JSONataTemplate?,
        selector: JSONataTemplate?,
        processor: CompiledFlow,
        maxConcurrency: CompiledNumber?,
        toleratedCount: CompiledNumber?,
        toleratedPercentage: CompiledNumber?
    ) {
        self.items = items
        self.selector = selector
        self.processor = processor
        self.maxConcurrency = maxConcurrency
        self.toleratedCount = toleratedCount
        self.toleratedPercentage = toleratedPercentage
    }

    /// Whether iterations must know their item's index and value.
    var iterationUsesContext: Bool {
        processor.usesContext || selector?.readsContext == true
    }
}
