import JSON
import StatesLanguage
import Time

extension Flow {
    /// Tries the current state again, goes where a catcher says, or fails.
    mutating func recover(from failure: StateFailure) -> FlowAction? {
        recordEvaluation(failure)
        if let delay = nextDelay(after: failure) {
            phase = .retry
            return .sleep(until: min(execution.clock.now + delay, execution.deadline))
        }
        let catcher = current.catchers.first { $0.errors.matches(failure, in: current.type) }
        recordFailedFanOut(failure, isCaught: catcher != nil)
        guard let catcher else { return fail(with: failure) }
        do throws(StateFailure) {
            return try leave(by: catcher.exit, error: failure.output)
        } catch {
            recordEvaluation(error)
            return fail(with: error)
        }
    }

    /// Ends the flow with a failure that nothing in it took.
    private mutating func fail(with failure: StateFailure) -> FlowAction {
        // Recorded on AWS: a task that fails uncaught in a branch counts as given up with it.
        if owner == .branch && current.type == .task {
            lastEventID = append(.stateAborted(.task, name: current.name), importance: .error)
        }
        var failure = failure
        // Told here; around this flow it is a failure like any other.
        failure.evaluatedField = nil
        return finish(.failed(failure))
    }

    /// The wait before the current state is tried again, if a retrier says so.
    private mutating func nextDelay(after failure: StateFailure) -> Duration? {
        guard !current.retriers.isEmpty,
            let index = current.retriers.firstIndex(where: {
                $0.errors.matches(failure, in: current.type)
            })
        else { return nil }
        if retriesByRetrier.isEmpty {
            retriesByRetrier = Array(repeating: 0, count: current.retriers.count)
        }
        let attempt = retriesByRetrier[index] + 1
        guard
            let delay = current.retriers[index].delay(
                beforeAttempt: attempt,
                random: execution.random
            )
        else { return nil }
        retriesByRetrier[index] = attempt
        retryCount += 1
        return delay
    }

    private mutating func recordEvaluation(_ failure: StateFailure) {
        guard let field = failure.evaluatedField else { return }
        lastEventID = append(
            .evaluationFailed(failure.event, location: field, state: current.name),
            importance: .error
        )
    }

    // Recorded on AWS: a Map that fails says so whether or not a catcher takes it, a Parallel
    // only if none does; neither says so before a retry.
    private mutating func recordFailedFanOut(_ failure: StateFailure, isCaught: Bool) {
        switch current.type {
        case .map:
            lastEventID = append(.mapFailed(failure.event), importance: .error)
        case .parallel where !isCaught:
            lastEventID = append(.parallelFailed(failure.event), importance: .error)
        default:
            break
        }
    }
}
