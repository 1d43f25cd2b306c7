import Payments

/// What a simulated bank does when a payment is to be held; fixed when the payment is made.
enum SimulatedBehavior: Hashable, Sendable {
    /// Hold the amount.
    case approve

    /// Say no, with a decline code.
    case decline(code: String)

    /// Ask for the customer's confirmation, with a code.
    case requireAction(code: String)
}

extension SimulatedBehavior {
    /// The behaviour that a request asks for, or `nil` if its credential names nothing.
    init?(for request: PaymentRequest) {
        if request.simulatesDecline {
            self = .decline(code: TestMethods.genericDecline)
            return
        }
        guard let credential = request.credential?.secret else {
            self = .approve
            return
        }
        guard !credential.isEmpty, credential.utf8.count <= Limits.credentialByteCount else {
            return nil
        }
        switch request.method {
        case .stripe:
            guard let behavior = TestMethods.card(credential) else { return nil }
            self = behavior
        case .paypal:
            // A PayPal order is made by PayPal's own page: any identifier may be one.
            self = TestMethods.paypal[credential] ?? .approve
        case .applepay:
            // So is a wallet's token; the names of test cards make it fail on demand.
            self = TestMethods.card(credential) ?? .approve
        }
    }

    /// The text under which a ledger keeps the behaviour.
    var text: String {
        switch self {
        case .approve: "approve"
        case .decline(let code): "decline:" + code
        case .requireAction(let code): "action:" + code
        }
    }

    /// Reads what ``text`` wrote.
    init?(text: String) {
        guard text != "approve" else {
            self = .approve
            return
        }
        let parts = text.split(separator: ":", maxSplits: 1)
        switch (parts.first, parts.count) {
        case ("decline", 2): self = .decline(code: String(parts[1]))
        case ("action", 2): self = .requireAction(code: String(parts[1]))
        default: return nil
        }
    }
}
