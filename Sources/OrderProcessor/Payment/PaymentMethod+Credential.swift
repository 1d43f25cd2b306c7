import Payments

extension PaymentMethod {
    /// The member of a request's `payment` that holds what the processor needs.
    var credentialMember: String {
        switch self {
        case .stripe: "paymentMethodId"
        case .paypal: "orderId"
        case .applepay: "token"
        }
    }
}
