import Functions
import JSON
import LocalFunctions
import OrderProcessor
import OrderStack
import StatesLanguage
import Time

/// The functions of an order, looked up once, and the rules by which they are called.
struct OrderCalls: Sendable {
    let validateOrder: LocalInvoker.Resolved
    let openAttempt: LocalInvoker.Resolved
    let reserveInventory: LocalInvoker.Resolved
    let preparePayment: LocalInvoker.Resolved
    let attachPayment: LocalInvoker.Resolved
    let authorizePayment: LocalInvoker.Resolved
    let saveOrder: LocalInvoker.Resolved
    let capturePayment: LocalInvoker.Resolved
    let deferCapture: LocalInvoker.Resolved
    let consumeReservations: LocalInvoker.Resolved
    let sendConfirmation: LocalInvoker.Resolved
    let updateMetrics: LocalInvoker.Resolved
    let abortAttempt: LocalInvoker.Resolved
    let voidPayment: LocalInvoker.Resolved
    let releaseReservation: LocalInvoker.Resolved
    let closeAttempt: LocalInvoker.Resolved

    private let invoker: LocalInvoker

    /// A function that nobody has bound.
    struct UnboundFunction: Error { let name: String }

    init(_ invoker: LocalInvoker) throws {
        func resolve<Input, Output>(
            _ function: Function<Input, Output>
        ) throws -> LocalInvoker.Resolved {
            let name = function.declaration.name
            guard let resolved = invoker.resolve(name) else { throw UnboundFunction(name: name) }
            return resolved
        }
        self.invoker = invoker
        validateOrder = try resolve(OrderFunctions.validateOrder)
        openAttempt = try resolve(OrderFunctions.openAttempt)
        reserveInventory = try resolve(OrderFunctions.reserveInventory)
        preparePayment = try resolve(OrderFunctions.preparePayment)
        attachPayment = try resolve(OrderFunctions.attachPayment)
        authorizePayment = try resolve(OrderFunctions.authorizePayment)
        saveOrder = try resolve(OrderFunctions.saveOrder)
        capturePayment = try resolve(OrderFunctions.capturePayment)
        deferCapture = try resolve(OrderFunctions.deferCapture)
        consumeReservations = try resolve(OrderFunctions.consumeReservations)
        sendConfirmation = try resolve(OrderFunctions.sendConfirmation)
        updateMetrics = try resolve(OrderFunctions.updateMetrics)
        abortAttempt = try resolve(OrderFunctions.abortAttempt)
        voidPayment = try resolve(OrderFunctions.voidPayment)
        releaseReservation = try resolve(OrderFunctions.releaseReservation)
        closeAttempt = try resolve(OrderFunctions.closeAttempt)
    }

    /// Calls a function, and once more if it fails by what can pass.
    ///
    /// Both attempts share the time until `end`; the pause between them is anything up to a second.
    func call(
        _ function: LocalInvoker.Resolved,
        _ input: JSONValue,
        until end: Instant
    ) async throws(InvocationFailure) -> JSONValue {
        do throws(InvocationFailure) {
            return try await callOnce(function, input, until: end, attempts: 2)
        } catch {
            guard Self.transient.contains(error.error) else { throw error }
            do {
                try await Task.sleep(for: .milliseconds(.random(in: 0...1_000)))
            } catch {
                throw .cancelled
            }
            return try await callOnce(function, input, until: end, attempts: 2)
        }
    }

    /// Calls a function, and gives up when its share of the time until `end` has passed.
    func callOnce(
        _ function: LocalInvoker.Resolved,
        _ input: JSONValue,
        until end: Instant,
        attempts: Int64 = 1
    ) async throws(InvocationFailure) -> JSONValue {
        let now = Instant.now
        let seconds = max(1, now.duration(to: end).components.seconds / attempts)
        return try await invoker.invoke(
            function,
            input: input,
            deadline: now.advanced(by: .seconds(seconds))
        )
    }

    /// The errors after which the same call may succeed.
    static let transient = Set(OrderErrors.transient.map(\.rawValue))
}
