import JSON
import StatesLanguage
import Synchronization

/// Which branch or iteration comes next, and how many may still fail.
///
/// Shared by the workers of one fan-out, hence a class.
final class FanOutQueue: Sendable {
    /// What a worker has done.
    struct WorkerEnd: Sendable {
        var outputs: [(index: Int, output: JSONValue)] = []

        /// Why it ended early, if it did.
        var stop: FlowEnd.Outcome?

        var lastEventID: Int
    }

    let fanOut: FanOut
    private let taken = Atomic<Int>(0)
    private let failed = Atomic<Int>(0)

    init(_ fanOut: FanOut) { self.fanOut = fanOut }

    /// The index of the next branch or iteration; `nil` when there is none, or nobody wants it.
    func next() -> Int? {
        guard !Task.isCancelled else { return nil }
        let index = taken.wrappingAdd(1, ordering: .relaxed).oldValue
        return index < fanOut.count ? index : nil
    }

    /// What stands in the result for an iteration that may fail; `nil` if it may not.
    ///
    /// The language leaves open what that is; here it is the error, with `Error` and `Cause`.
    func tolerate(_ failure: StateFailure) -> JSONValue? {
        guard let tolerance = fanOut.tolerance, failure.reach != .nobody else { return nil }
        let count = failed.wrappingAdd(1, ordering: .relaxed).newValue
        guard count <= tolerance else { return nil }
        return failure.output
    }

    /// What the state fails with because of a branch or an iteration that failed.
    func failure(for failure: StateFailure) -> StateFailure {
        guard let tolerance = fanOut.tolerance, tolerance > 0, failure.reach != .nobody else {
            return failure
        }
        return StateFailure(
            .exceedToleratedFailureThreshold,
            cause: "The specified tolerated failure threshold was exceeded",
            state: fanOut.stateName
        )
    }
}

/// Puts together what the workers of one fan-out have done.
struct FanOutTally {
    private var outputs: [JSONValue?]
    private var stop: FlowEnd.Outcome?
    private var lastEventID: Int

    init(_ fanOut: FanOut) {
        outputs = Array(repeating: nil, count: fanOut.count)
        lastEventID = fanOut.startedEventID
    }

    /// Whether nothing has failed so far.
    var isSuccessful: Bool { stop == nil }

    mutating func add(_ worker: FanOutQueue.WorkerEnd) {
        lastEventID = max(lastEventID, worker.lastEventID)
        for (index, output) in worker.outputs { outputs[index] = output }
        guard let reason = worker.stop else { return }
        switch (stop, reason) {
        case (_, .timedOut), (nil, _), (.aborted, _):
            stop = reason
        default:
            // The first failure counts; the others are its consequence.
            break
        }
    }

    /// How all of it ended.
    var end: FanOutEnd {
        let outcome: FanOutEnd.Outcome
        switch stop {
        case .failed(let failure): outcome = .failed(failure)
        case .timedOut: outcome = .timedOut
        case .aborted: outcome = .aborted
        case .succeeded, nil:
            let complete = outputs.compactMap { $0 }
            // Workers stop without an outcome of their own when nobody wants the rest.
            outcome = complete.count == outputs.count ? .succeeded(complete) : .aborted
        }
        return FanOutEnd(outcome: outcome, lastEventID: lastEventID)
    }
}
