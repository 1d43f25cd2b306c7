import JSON
import OrderProcessor
import StatesLanguage

extension OrderWorkflow {
    /// What holding and giving up a payment need to know of it.
    static let paymentStep: JSONValue = [
        "orderId": "{% $orderId %}",
        "processor": "{% $request.paymentMethod %}",
        "paymentRef": "{% $paymentRef %}",
    ]

    /// From the choice of the processor to money that is held.
    @StatesBuilder static var payment: [State] {
        ChoiceState("RoutePayment", otherwise: "PreparationRefused") {
            When(
                .expression("$not(\(TimeBudget.hasTimeForward))"),
                next: "Abort",
                assign: ["refusal": "unavailable"]
            )
            When("{% $request.paymentMethod = 'stripe' %}", next: "BuildStripeRequest")
            When("{% $request.paymentMethod = 'paypal' %}", next: "BuildPayPalRequest")
            When("{% $request.paymentMethod = 'applepay' %}", next: "BuildApplePayRequest")
        }
        // ValidateOrder knows the same methods: only a changed definition can lead here.
        PassState("PreparationRefused")
            .assign([
                "refusal": "internal_error",
                "failure": [
                    "Error": "UnknownPaymentMethod",
                    "Cause": "There is no processor for the payment method",
                ],
            ])
            .next("Abort")

        buildRequest("BuildStripeRequest", of: "stripe", with: "paymentMethodId")
        buildRequest("BuildPayPalRequest", of: "paypal", with: "orderId")
        buildRequest("BuildApplePayRequest", of: "applepay", with: "token")

        TaskState("PreparePayment", OrderFunctions.preparePayment)
            .within(.forward)
            .assign(["paymentRef": "{% $states.result.Payload.paymentRef %}"])
            .aborting()
            .next("AttachPayment")

        TaskState(
            "AttachPayment",
            OrderFunctions.attachPayment,
            payload: ["orderId": "{% $orderId %}", "paymentRef": "{% $paymentRef %}"]
        )
        .within(.forward)
        .aborting()
        .next("HasTimeToAuthorize")

        timeCheck("HasTimeToAuthorize", next: "AuthorizePayment")

        TaskState("AuthorizePayment", OrderFunctions.authorizePayment, payload: paymentStep)
            .within(.forward)
            .aborting()
            .next("HasTimeToSave")

        timeCheck("HasTimeToSave", next: "SaveOrder")
    }

    /// Builds what a processor is asked; what the client handed over stays within `payment`.
    private static func buildRequest(
        _ name: String,
        of processor: String,
        with member: String
    ) -> PassState {
        PassState(name)
            .output(
                .expression(
                    """
                    {
                        'orderId': $orderId,
                        'amount': $order.amount,
                        'currency': $order.currency,
                        'simulateDecline': $request.simulateDecline,
                        'payment': {
                            'processor': '\(processor)',
                            '\(member)': $request.payment.\(member)
                        }
                    }
                    """
                )
            )
            .next("PreparePayment")
    }

    /// Goes on as long as a state up to SaveOrder may begin.
    private static func timeCheck(_ name: String, next: String) -> ChoiceState {
        ChoiceState(name, otherwise: "Abort") {
            When(.expression(TimeBudget.hasTimeForward), next: next)
        }
        .assign(["refusal": "unavailable"])
    }
}
