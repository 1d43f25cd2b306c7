/// The credentials by which a test chooses what the simulated bank does.
enum TestMethods {
    /// The code of a decline without a reason.
    static let genericDecline = "generic_decline"

    /// What a card does that goes by one of Stripe's test names.
    ///
    /// Declines are spelt with and without the brand in public code (`pm_card_visa_chargeDeclined`,
    /// `pm_card_chargeDeclined`); both are taken.
    static func card(_ name: String) -> SimulatedBehavior? {
        if approving.contains(name) { return .approve }
        guard name.hasPrefix(prefix) else { return nil }
        var rest = name.dropFirst(prefix.count)
        if rest.hasPrefix(brand) { rest = rest.dropFirst(brand.count) }
        let suffix = String(rest)
        if let code = declines[suffix] { return .decline(code: code) }
        return authenticating.contains(suffix)
            ? .requireAction(code: "authentication_required") : nil
    }

    /// What a PayPal order does that goes by the name of one of PayPal's issues.
    static let paypal: [String: SimulatedBehavior] = [
        "INSTRUMENT_DECLINED": .decline(code: "INSTRUMENT_DECLINED"),
        "TRANSACTION_REFUSED": .decline(code: "TRANSACTION_REFUSED"),
        "PAYER_CANNOT_PAY": .decline(code: "PAYER_CANNOT_PAY"),
        "TRANSACTION_LIMIT_EXCEEDED": .decline(code: "TRANSACTION_LIMIT_EXCEEDED"),
        "ORDER_NOT_APPROVED": .requireAction(code: "ORDER_NOT_APPROVED"),
        "PAYER_ACTION_REQUIRED": .requireAction(code: "PAYER_ACTION_REQUIRED"),
    ]

    private static let prefix = "pm_card_"
    private static let brand = "visa_"

    private static let approving: Set<String> = [
        "pm_card_visa", "pm_card_visa_debit", "pm_card_mastercard", "pm_card_mastercard_debit",
        "pm_card_amex", "pm_card_discover", "pm_card_diners", "pm_card_jcb", "pm_card_unionpay",
    ]

    private static let declines: [String: String] = [
        "chargeDeclined": genericDecline,
        "chargeCustomerFail": genericDecline,
        "chargeDeclinedInsufficientFunds": "insufficient_funds",
        "chargeDeclinedLostCard": "lost_card",
        "chargeDeclinedStolenCard": "stolen_card",
        "chargeDeclinedExpiredCard": "expired_card",
        "chargeDeclinedIncorrectCvc": "incorrect_cvc",
        "chargeDeclinedProcessingError": "processing_error",
        "chargeDeclinedFraudulent": "fraudulent",
        "chargeDeclinedVelocityLimitExceeded": "card_velocity_exceeded",
    ]

    private static let authenticating: Set<String> = [
        "threeDSecure2Required", "threeDSecureRequired", "authenticationRequired",
    ]
}
