import Time
import JSON
import Synchronization

extension Execution {
    /// Runs a flow to its end: does what the flow decides.
    ///
    /// It runs in the caller's task, and ends early, having given up what it waits for, when that
    /// task is cancelled.
    func run(_ flow: consuming Flow) async -> FlowEnd {
        var action = flow.start()
        while true {
            switch action {
            case .finish(let end):
                return end
            case .perform(let request):
                let result = await perform(request)
                action = Task.isCancelled ? flow.stop(.aborted) : flow.taskEnded(with: result)
            case .sleep(let time):
                let isAwake = await sleep(until: time)
                action = isAwake ? flow.awoke() : flow.stop(.aborted)
            case .fanOut(let fanOut):
                action = flow.fanOutEnded(with: await run(fanOut))
            case .yield:
                await Task.yield()
                action = Task.isCancelled ? flow.stop(.aborted) : flow.advance()
            }
        }
    }

    private func perform(_ request: TaskRequest) async -> Result<JSONValue, TaskFailure> {
        do throws(TaskFailure) {
            return .success(try await tasks.perform(request))
        } catch {
            return .failure(error)
        }
    }

    /// Waits.
    ///
    /// - Returns: Whether the time has come; otherwise the execution is given up.
    private func sleep(until time: Instant) async -> Bool {
        do {
            try await clock.sleep(until: time)
            return !Task.isCancelled
        } catch {
            return false
        }
    }
}

// MARK: Branches and iterations

extension Execution {
    /// Runs branches or iterations, and waits for all of them.
    private func run(_ fanOut: FanOut) async -> FanOutEnd {
        let workers = min(fanOut.concurrency, fanOut.count)
        let queue = FanOutQueue(fanOut)
        guard workers > 1 else {
            // One that runs alone needs no task of its own.
            var tally = FanOutTally(fanOut)
            if workers == 1 { tally.add(await work(on: queue)) }
            return tally.end
        }
        return await withTaskGroup(of: FanOutQueue.WorkerEnd.self) { group in
            for _ in 0..<workers {
                group.addTask { await self.work(on: queue) }
            }
            var tally = FanOutTally(fanOut)
            for await end in group {
                tally.add(end)
                if !tally.isSuccessful { group.cancelAll() }
            }
            return tally.end
        }
    }

    /// Runs one branch or iteration after the other until none is left or one fails.
    private func work(on queue: FanOutQueue) async -> FanOutQueue.WorkerEnd {
        var worker = FanOutQueue.WorkerEnd(lastEventID: queue.fanOut.startedEventID)
        while let index = queue.next() {
            let end = await run(index, of: queue.fanOut)
            worker.lastEventID = max(worker.lastEventID, end.lastEventID)
            switch end.outcome {
            case .succeeded(let output):
                worker.outputs.append((index, output))
            case .failed(let failure):
                guard let output = queue.tolerate(failure) else {
                    worker.stop = .failed(queue.failure(for: failure))
                    return worker
                }
                worker.outputs.append((index, output))
            case .timedOut, .aborted:
                worker.stop = end.outcome
                return worker
            }
        }
        return worker
    }

    /// Runs one branch or iteration.
    private func run(_ index: Int, of fanOut: FanOut) async -> FlowEnd {
        let iteration = fanOut.iteration(at: index)
        var eventID = fanOut.startedEventID
        let input: (value: JSONValue, context: JSONValue?)
        do throws(StateFailure) {
            input = try fanOut.input(at: index)
        } catch {
            return FlowEnd(outcome: .failed(error), lastEventID: eventID)
        }
        if let iteration {
            eventID = journal.append(after: eventID, .iterationStarted(iteration))
        }
        let flow = Flow(
            fanOut.states(at: index),
            of: self,
            owner: iteration == nil ? .branch : .iteration,
            input: input.value,
            variables: fanOut.variables,
            iterationContext: input.context,
            after: eventID
        )
        var end = await run(flow)
        if let iteration {
            end.lastEventID = close(iteration, end)
        }
        return end
    }

    private func close(_ iteration: MapIteration, _ end: FlowEnd) -> Int {
        switch end.outcome {
        case .succeeded:
            journal.append(after: end.lastEventID, .iterationSucceeded(iteration))
        case .failed:
            journal.append(
                after: end.lastEventID,
                importance: .error,
                .iterationFailed(iteration)
            )
        case .timedOut, .aborted:
            journal.append(
                after: end.lastEventID,
                importance: .error,
                .iterationAborted(iteration)
            )
        }
    }
}
