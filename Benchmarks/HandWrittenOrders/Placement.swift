import ExpressWorkflows
import Functions
import JSON
import Time

/// One order on its way: what was asked, what it costs, and what is held for it.
struct Placement: Sendable {
    let orderID: String
    let request: JSONValue
    let order: JSONValue
    let start: Instant
    let startMilliseconds: Int64
    let createdAt: String

    /// The processor's object, once it is made.
    var paymentReference: String?

    var paymentMethod: JSONValue { request["paymentMethod"] ?? .null }
    var lines: JSONArray? { order["items"]?.array }

    /// When the steps up to the commitment end.
    var forwardEnd: Instant { start.advanced(by: .seconds(15)) }

    /// When undoing ends, and what follows the commitment.
    var end: Instant { start.advanced(by: .seconds(22)) }

    /// When the last note is written.
    var lastEnd: Instant { start.advanced(by: .seconds(23)) }

    var hasTimeForward: Bool { .now < start.advanced(by: .seconds(13)) }
    var hasTimeToUndo: Bool { .now < start.advanced(by: .milliseconds(21_500)) }
    var hasTimeAfterCommit: Bool { .now < start.advanced(by: .seconds(20)) }
}

/// What the functions are handed.
extension Placement {
    private func payload(_ members: (inout JSONBuilder) -> Void) -> JSONValue {
        var builder = JSONBuilder()
        builder.object(members)
        return builder.finish()
    }

    private func setAmount(_ builder: inout JSONBuilder) {
        builder.set("amount", to: order["amount"] ?? .null)
        builder.set("currency", to: order["currency"] ?? .null)
    }

    func attempt(abortedFor reason: String? = nil) -> JSONValue {
        payload {
            $0.set("orderId", to: orderID)
            $0.set("items", to: order["items"] ?? .null)
            setAmount(&$0)
            $0.set("processor", to: paymentMethod)
            $0.set("startedAt", to: startMilliseconds)
            $0.set("reason", ifPresent: reason)
        }
    }

    func reservation(of line: JSONValue) -> JSONValue {
        payload {
            $0.set("orderId", to: orderID)
            $0.set("productId", to: line["productId"] ?? .null)
            $0.set("quantity", to: line["quantity"] ?? .null)
        }
    }

    /// What the processor is asked; the member of the credential depends on the method.
    func preparation(credential: String) -> JSONValue {
        payload {
            $0.set("orderId", to: orderID)
            setAmount(&$0)
            $0.set("simulateDecline", ifPresent: request["simulateDecline"])
            $0.object("payment") {
                $0.set("processor", to: paymentMethod)
                $0.set(credential, ifPresent: request["payment"]?[credential])
            }
        }
    }

    var attachment: JSONValue {
        payload {
            $0.set("orderId", to: orderID)
            $0.set("paymentRef", ifPresent: paymentReference)
        }
    }

    var paymentStep: JSONValue {
        payload {
            $0.set("orderId", to: orderID)
            $0.set("processor", to: paymentMethod)
            $0.set("paymentRef", ifPresent: paymentReference)
        }
    }

    var capture: JSONValue {
        payload {
            $0.set("orderId", to: orderID)
            $0.set("processor", to: paymentMethod)
            $0.set("paymentRef", ifPresent: paymentReference)
            setAmount(&$0)
        }
    }

    var saved: JSONValue {
        payload {
            $0.set("orderId", to: orderID)
            $0.set("customerId", to: request["customerId"] ?? .null)
            $0.set("paymentMethod", to: paymentMethod)
            setAmount(&$0)
            $0.set("items", to: order["items"] ?? .null)
            $0.set("paymentRef", ifPresent: paymentReference)
            $0.set("createdAt", to: createdAt)
        }
    }

    func consumption(of lines: some Sequence<JSONValue>) -> JSONValue {
        payload {
            $0.set("orderId", to: orderID)
            $0.set("currency", to: order["currency"] ?? .null)
            $0.array("items") { for line in lines { $0.append(line) } }
        }
    }

    var notice: JSONValue {
        payload {
            $0.set("orderId", to: orderID)
            $0.set("customerId", to: request["customerId"] ?? .null)
            $0.set("email", ifPresent: request["email"])
            $0.set("paymentMethod", to: paymentMethod)
            setAmount(&$0)
        }
    }

    var reference: JSONValue {
        payload { $0.set("orderId", to: orderID) }
    }
}
