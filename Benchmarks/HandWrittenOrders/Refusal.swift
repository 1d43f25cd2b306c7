import Functions
import OrderProcessor

/// What a client is told that gets no order.
enum Refusal: String {
    case inventory = "inventory_error"
    case payment = "payment_error"
    case unavailable
    case internalError = "internal_error"
    /// Somebody else aborts the attempt, and gives back what it holds.
    case superseded

    init(_ setback: HandWrittenFlow.Setback) {
        switch setback {
        case .short: self = .inventory
        case .outOfTime: self = .unavailable
        case .failed(let failure), .commitFailed(let failure): self.init(failure)
        }
    }

    private init(_ failure: InvocationFailure) {
        let name = failure.error
        if name == "AttemptSuperseded" || name == "ReservationClosed" {
            self = .superseded
        } else if OrderErrorNames.refusal.contains(name) {
            self = .payment
        } else if OrderCalls.transient.contains(name) {
            self = .unavailable
        } else {
            self = .internalError
        }
    }
}
