import Functions
import JSON

/// What a client is answered.
struct OrderAnswer: Sendable {
    let status: Int
    let body: JSONValue

    private init(_ status: Int, _ members: (inout JSONBuilder) -> Void) {
        self.status = status
        var builder = JSONBuilder()
        builder.object(members)
        body = builder.finish()
    }

    static func success(_ placement: Placement, paymentStatus: String) -> OrderAnswer {
        OrderAnswer(200) {
            let method = placement.paymentMethod.string ?? ""
            $0.set("status", to: "success")
            $0.set("orderId", to: placement.orderID)
            $0.set("message", to: "Order processed successfully via \(method)")
            for name in ["total", "currency", "items"] {
                $0.set(name, to: placement.order[name] ?? .null)
            }
            $0.object("payment") {
                $0.set("processor", to: method)
                $0.set("transactionId", ifPresent: placement.paymentReference)
                $0.set("status", to: paymentStatus)
            }
            $0.set("createdAt", to: placement.createdAt)
        }
    }

    /// The body is no object that could be an order.
    static func unreadable(_ code: String, _ message: String, _ detail: String) -> OrderAnswer {
        error(400, "validation_error", message) {
            $0.append(["pointer": "", "code": JSONValue(code), "detail": JSONValue(detail)])
        }
    }

    static func missing(_ names: [String]) -> OrderAnswer {
        error(400, "validation_error", "The request is incomplete") {
            for name in names {
                $0.append([
                    "pointer": JSONValue("/" + name), "code": "required",
                    "detail": JSONValue("expected \(name), but it is missing"),
                ])
            }
        }
    }

    static func invalid(_ faults: JSONValue) -> OrderAnswer {
        error(400, "validation_error", "The request is not valid") { errors in
            guard let faults = faults.array else { return }
            for fault in faults { errors.append(fault) }
        }
    }

    static func unavailable(_ orderID: String) -> OrderAnswer {
        let message = "The order could not be placed now; nothing was bought. Please try again."
        return error(503, "unavailable", message, orderID) { _ in }
    }

    static let internalError = OrderAnswer(500) {
        $0.set("status", to: "error")
        $0.set("error", to: "internal_error")
        $0.set("message", to: "An unexpected error occurred. Please try again.")
    }

    static func refusal(
        of placement: Placement,
        _ refusal: Refusal,
        because setback: HandWrittenFlow.Setback
    ) -> OrderAnswer {
        switch (refusal, setback) {
        case (.inventory, .short(let answers)): short(answers, of: placement)
        case (.payment, .failed(let failure)): refused(failure, of: placement)
        case (.unavailable, _): unavailable(placement.orderID)
        default: internalError
        }
    }

    private static func short(_ answers: [JSONValue], of placement: Placement) -> OrderAnswer {
        let message = "There are not enough units of every product"
        return error(400, "inventory_error", message, placement.orderID) { errors in
            for (index, answer) in answers.enumerated() {
                guard answer["reserved"]?.boolean == false else { continue }
                let line = placement.order["firstLines"]?[index]?.integer ?? 0
                let (product, available) = (answer["productId"], answer["available"])
                errors.object {
                    $0.set("pointer", to: "/items/\(line)")
                    $0.set("code", to: "insufficient_inventory")
                    $0.set(
                        "detail",
                        to: "expected at most \(available?.integer ?? 0) units of "
                            + (product?.string ?? "")
                    )
                    $0.set("productId", ifPresent: product)
                    $0.set("requested", ifPresent: answer["requested"])
                    $0.set("available", ifPresent: available)
                }
            }
        }
    }

    /// The processor's no; the cause holds its code, a colon, and its message.
    private static func refused(
        _ failure: InvocationFailure,
        of placement: Placement
    ) -> OrderAnswer {
        let text = cause(of: failure)
        let parts = text.split(separator: ": ", maxSplits: 1).map(String.init)
        let reason = parts.first ?? ""
        let code =
            switch failure.error {
            case "PaymentDeclined": "declined"
            case "PaymentActionRequired": "action_required"
            default: reason == "simulation_not_available" ? reason : "method_invalid"
            }
        let isSimulated = code == "simulation_not_available"
        let message =
            code == "declined" ? "The payment was declined" : "The payment could not be made"
        return error(400, "payment_error", message, placement.orderID) {
            $0.object {
                $0.set("pointer", to: isSimulated ? "/simulateDecline" : "/payment")
                $0.set("code", to: code)
                $0.set("detail", to: parts.count > 1 ? parts[1] : text)
                if code == "declined" { $0.set("declineCode", to: reason) }
            }
        }
    }

    private static func cause(of failure: InvocationFailure) -> String {
        do throws(JSONSyntaxError) {
            return try JSONValue(parsing: failure.cause)["errorMessage"]?.string ?? ""
        } catch {
            return failure.cause
        }
    }

    private static func error(
        _ status: Int,
        _ error: String,
        _ message: String,
        _ orderID: String? = nil,
        errors: (inout JSONBuilder) -> Void
    ) -> OrderAnswer {
        OrderAnswer(status) {
            $0.set("status", to: "error")
            $0.set("error", to: error)
            $0.set("message", to: message)
            $0.set("orderId", ifPresent: orderID)
            $0.array("errors", errors)
        }
    }
}
