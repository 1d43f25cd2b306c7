import Functions
import JSON

extension HandWrittenFlow {
    /// Gives back what is held, and says why there is no order; or goes on, where there is one.
    func undo(_ placement: Placement, because setback: Setback) async -> OrderAnswer {
        let refusal = Refusal(setback)
        guard refusal != .superseded else { return .internalError }
        var isAborted = false
        do throws(InvocationFailure) {
            let attempt = try await calls.call(
                calls.abortAttempt,
                placement.attempt(abortedFor: refusal.rawValue),
                until: placement.end
            )
            isAborted = true
            if attempt["state"]?.string != "aborted" { await giveBack(placement) }
        } catch {
            if error.error == "AttemptCommitted" {
                return placement.hasTimeAfterCommit
                    ? await finish(placement) : .success(placement, paymentStatus: "authorized")
            }
        }
        if case .commitFailed = setback, !isAborted { return .internalError }
        return .refusal(of: placement, refusal, because: setback)
    }

    /// Money first, then stock; the attempt is closed when nothing is held any more.
    private func giveBack(_ placement: Placement) async {
        var isUndone = true
        if placement.paymentReference != nil, placement.hasTimeToUndo {
            do throws(InvocationFailure) {
                let step = placement.paymentStep
                _ = try await calls.call(calls.voidPayment, step, until: placement.end)
            } catch {
                isUndone = false
            }
        }
        guard placement.hasTimeToUndo, await release(placement), isUndone,
            placement.hasTimeToUndo
        else { return }
        do throws(InvocationFailure) {
            let reference = placement.reference
            _ = try await calls.call(calls.closeAttempt, reference, until: placement.end)
        } catch {
            // It stays aborting, for recovery.
        }
    }

    /// Releases every line; one that cannot be released does not keep the others from it.
    ///
    /// - Returns: Whether all lines are released.
    private func release(_ placement: Placement) async -> Bool {
        let answers = await Self.eachLine(of: placement, atOnce: 10) {
            line -> Result<JSONValue, Never> in
            guard placement.hasTimeToUndo else { return .success(["released": false]) }
            do throws(InvocationFailure) {
                let reservation = placement.reservation(of: line)
                return .success(
                    try await calls.call(
                        calls.releaseReservation,
                        reservation,
                        until: placement.end
                    )
                )
            } catch {
                return .success(["released": false])
            }
        }
        return !answers.contains { $0["released"]?.boolean == false }
    }
}
