import Functions
import JSON
import LocalFunctions
import OrderProcessor

extension HandWrittenFlow {
    /// Takes the money, sells the lines and tells whom it concerns; none of it can fail the order.
    func finish(_ placement: Placement) async -> OrderAnswer {
        async let status = capture(placement)
        async let _ = consume(placement)
        async let _ = notify(calls.sendConfirmation, of: placement)
        await notify(calls.updateMetrics, of: placement)
        return .success(placement, paymentStatus: await status)
    }

    /// Takes the money; what cannot be taken now is noted as pending.
    private func capture(_ placement: Placement) async -> String {
        let pending = "capture_pending"
        do throws(InvocationFailure) {
            let captured = try await calls.call(
                calls.capturePayment,
                placement.capture,
                until: placement.end
            )
            return captured["status"]?.string ?? pending
        } catch {
            do throws(InvocationFailure) {
                let deferred = try await calls.callOnce(
                    calls.deferCapture,
                    placement.reference,
                    until: placement.lastEnd
                )
                return deferred["status"]?.string ?? pending
            } catch {
                return pending
            }
        }
    }

    /// Sells what is held, a group of lines in one transaction; what fails is left to recovery.
    private func consume(_ placement: Placement) async {
        guard let lines = placement.lines else { return }
        let size = OrderLimits.linesPerConsumption
        guard lines.count > size else { return await consume(lines, of: placement) }
        await withTaskGroup(of: Void.self) { group in
            for start in stride(from: 0, to: lines.count, by: size) {
                let part = Array(lines[start..<min(start + size, lines.count)])
                group.addTask { await consume(part, of: placement) }
            }
        }
    }

    private func consume(_ lines: some Sequence<JSONValue>, of placement: Placement) async {
        do throws(InvocationFailure) {
            let group = placement.consumption(of: lines)
            _ = try await calls.call(calls.consumeReservations, group, until: placement.end)
        } catch {
            // The lines stay reserved for the committed order.
        }
    }

    private func notify(_ function: LocalInvoker.Resolved, of placement: Placement) async {
        do throws(InvocationFailure) {
            let end = placement.lastEnd
            _ = try await calls.callOnce(function, placement.notice, until: end)
        } catch {
            // Whoever cannot be told does not change the order.
        }
    }
}
