import ExpressWorkflows
import Functions
import JSON
import LocalFunctions
import OrderProcessor
import OrderStack
import Time

/// The order processor's workflow as a program: the same functions by the same invoker, in the same
/// order, tried again and undone by the same rules, and nothing in between.
struct HandWrittenFlow: Sendable {
    let calls: OrderCalls
    private let orderIDs = RequestIDGenerator()

    init(_ calls: OrderCalls) {
        self.calls = calls
    }

    /// Why an order goes no further.
    enum Setback: Error {
        /// Too few units of some lines; an answer for each line.
        case short([JSONValue])
        /// A function failed.
        case failed(InvocationFailure)
        /// The commitment failed, and may have happened.
        case commitFailed(InvocationFailure)
        /// There is no time left to go on.
        case outOfTime
    }

    /// What the workflow keeps of a request.
    private static let members = [
        "customerId", "paymentMethod", "items", "payment", "email", "metadata", "simulateDecline",
    ]

    /// Places an order, or says why not.
    func place(_ body: JSONValue) async -> OrderAnswer {
        let start = Instant.now
        let milliseconds = SystemClock().wallClockMilliseconds
        let orderID = orderIDs.next().description
        var builder = JSONBuilder()
        builder.object { object in
            for name in Self.members { object.set(name, ifPresent: body[name]) }
        }
        let request = builder.finish()
        let missing = ["customerId", "paymentMethod", "items"].filter {
            request[$0]?.isNull ?? true
        }
        guard missing.isEmpty else { return .missing(missing) }

        let validation: JSONValue
        do throws(InvocationFailure) {
            let end = start.advanced(by: .seconds(15))
            validation = try await calls.call(calls.validateOrder, request, until: end)
        } catch {
            return OrderCalls.transient.contains(error.error)
                ? .unavailable(orderID) : .internalError
        }
        if let faults = validation["errors"] { return .invalid(faults) }
        var placement = Placement(
            orderID: orderID,
            request: request,
            order: validation["order"] ?? .null,
            start: start,
            startMilliseconds: milliseconds,
            createdAt: Timestamp.text(milliseconds: milliseconds)
        )
        guard placement.hasTimeForward else { return .unavailable(orderID) }
        do throws(Setback) {
            try await commit(&placement)
        } catch {
            return await undo(placement, because: error)
        }
        return await finish(placement)
    }

    /// Everything up to the commitment; all of it can be undone.
    private func commit(_ placement: inout Placement) async throws(Setback) {
        _ = try await call(calls.openAttempt, placement.attempt(), placement)
        try await reserve(placement)
        guard placement.hasTimeForward else { throw .outOfTime }
        let preparation: JSONValue
        switch placement.paymentMethod.string {
        case "stripe": preparation = placement.preparation(credential: "paymentMethodId")
        case "paypal": preparation = placement.preparation(credential: "orderId")
        default: preparation = placement.preparation(credential: "token")
        }
        let prepared = try await call(calls.preparePayment, preparation, placement)
        placement.paymentReference = prepared["paymentRef"]?.string
        _ = try await call(calls.attachPayment, placement.attachment, placement)
        guard placement.hasTimeForward else { throw .outOfTime }
        _ = try await call(calls.authorizePayment, placement.paymentStep, placement)
        guard placement.hasTimeForward else { throw .outOfTime }
        do throws(InvocationFailure) {
            _ = try await calls.call(
                calls.saveOrder,
                placement.saved,
                until: placement.forwardEnd
            )
        } catch {
            throw .commitFailed(error)
        }
    }

    private func call(
        _ function: LocalInvoker.Resolved,
        _ input: JSONValue,
        _ placement: Placement
    ) async throws(Setback) -> JSONValue {
        do throws(InvocationFailure) {
            return try await calls.call(function, input, until: placement.forwardEnd)
        } catch {
            throw .failed(error)
        }
    }

    /// Reserves all lines, ten at a time.
    private func reserve(_ placement: Placement) async throws(Setback) {
        let answers = try await Self.eachLine(of: placement, atOnce: 10) {
            line -> Result<JSONValue, Setback> in
            guard placement.hasTimeForward else { return .failure(.outOfTime) }
            do throws(Setback) {
                return .success(
                    try await call(
                        calls.reserveInventory,
                        placement.reservation(of: line),
                        placement
                    )
                )
            } catch {
                return .failure(error)
            }
        }
        if answers.contains(where: { $0["reserved"]?.boolean == false }) { throw .short(answers) }
    }
}
