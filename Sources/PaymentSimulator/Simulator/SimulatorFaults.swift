public import Payments

/// Decides which requests of a simulated processor go wrong, and how.
public protocol SimulatorFaults: Sendable {
    /// The fault of the request under a key; `nil` to serve it well.
    ///
    /// Asked once for each request, repetitions included.
    func fault(for key: OperationKey) -> SimulatorFault?
}

/// What goes wrong with one request.
public enum SimulatorFault: Hashable, Sendable {
    /// The processor says that it cannot serve now, and does nothing.
    case refuse

    /// The request never arrives; who asked does not learn that.
    case loseRequest

    /// The request is carried out, its answer lost.
    case loseAnswer

    /// The request arrives only when ``PaymentSimulator/deliverHeldBack()`` says so.
    case holdBack

    /// The request is carried out, its answer comes so much later.
    case delay(Duration)
}
