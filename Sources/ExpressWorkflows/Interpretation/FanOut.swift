import JSON
import JSONata
import StatesLanguage

/// Branches or iterations to run, as values.
struct FanOut: Sendable {
    enum Kind: Sendable {
        case branches([CompiledFlow], input: JSONValue)
        case items(JSONArray, CompiledMap, ItemSelection?)
    }

    let execution: Execution
    let kind: Kind

    /// The variables that branches read; what they assign stays with them.
    let variables: JSONataVariables

    let stateName: String
    let startedEventID: Int

    /// The `Map` member of the context object around a `Parallel` state.
    let iterationContext: JSONValue?

    let count: Int

    /// How many may run at once.
    let concurrency: Int

    /// How many may fail; `nil` if nothing is said, and the first failure is the state's.
    let tolerance: Int?

    /// The input and `Map` context of one iteration or branch.
    func input(at index: Int) throws(StateFailure) -> (value: JSONValue, context: JSONValue?) {
        switch kind {
        case .branches(_, let input):
            return (input, iterationContext)
        case .items(let items, let map, let selection):
            let item = items[index]
            var context: JSONValue?
            if map.iterationUsesContext {
                context = ["Item": ["Index": JSONValue(index), "Value": item]]
            }
            guard let selection else { return (item, context) }
            return (try selection.input(context: context), context)
        }
    }

    /// The states that the branch or iteration goes through.
    func states(at index: Int) -> CompiledFlow {
        switch kind {
        case .branches(let branches, _): branches[index]
        case .items(_, let map, _): map.processor
        }
    }

    /// Which iteration this is; `nil` for a branch.
    func iteration(at index: Int) -> MapIteration? {
        switch kind {
        case .branches: nil
        case .items: MapIteration(name: stateName, index: index)
        }
    }
}

/// How an item becomes the input of its iteration.
struct ItemSelection: Sendable {
    let selector: JSONataTemplate
    let scope: JSONataScope
    let stateName: String
    let enteredEventID: Int

    func input(context iteration: JSONValue?) throws(StateFailure) -> JSONValue {
        var scope = scope
        if let iteration { scope.context = scope.context?.setting("Map", to: iteration) }
        do throws(JSONataFieldError) {
            return try selector.evaluate(scope)
        } catch {
            throw StateFailure(
                .queryEvaluationError,
                cause: "An error occurred while executing the state '\(stateName)' "
                    + "(entered at the event id #\(enteredEventID)). \(error.message)",
                state: stateName,
                evaluatedField: error.field
            )
        }
    }
}

/// How branches or iterations ended, all of them.
struct FanOutEnd: Sendable {
    enum Outcome: Sendable {
        case succeeded([JSONValue])
        case failed(StateFailure)
        case timedOut
        case aborted
    }

    var outcome: Outcome
    var lastEventID: Int
}
