import JSON
import StatesLanguage

extension OrderWorkflow {
    /// What a client is told that gets no order.
    @StatesBuilder static var answers: [State] {
        ChoiceState("ChooseAnswer", otherwise: "InternalError") {
            // Whether the order exists is not known: nothing may be promised.
            When("{% $mayHaveCommitted and $not($isAborted) %}", next: "InternalError")
            When("{% $refusal = 'inventory_error' %}", next: "FormatInventoryError")
            When("{% $refusal = 'payment_error' %}", next: "FormatPaymentError")
            When("{% $refusal = 'unavailable' %}", next: "FormatUnavailableError")
        }

        formatMissingFieldsError
        formatValidationError
        formatInventoryError
        formatPaymentError
        formatUnavailableError

        // Somebody else aborts this attempt and gives back what it holds.
        FailState("Superseded", error: "{% $failure.Error %}", cause: "{% $failure.Cause %}")
        FailState("InternalError", error: "{% $failure.Error %}", cause: "{% $failure.Cause %}")
    }

    private static var formatMissingFieldsError: PassState {
        PassState("FormatMissingFieldsError")
            .output(
                """
                {% ($body := $states.input; {
                    'status': 'error',
                    'error': 'validation_error',
                    'message': 'The request is incomplete',
                    'errors': [$filter(['customerId', 'paymentMethod', 'items'], function($name) {
                        $not($lookup($body, $name) != null)
                    }).{
                        'pointer': '/' & $,
                        'code': 'required',
                        'detail': 'expected ' & $ & ', but it is missing'
                    }]
                }) %}
                """
            )
    }

    private static var formatValidationError: PassState {
        PassState("FormatValidationError")
            .output([
                "status": "error",
                "error": "validation_error",
                "message": "The request is not valid",
                "errors": "{% $states.input.errors %}",
            ])
    }

    private static var formatInventoryError: PassState {
        PassState("FormatInventoryError")
            .output([
                "status": "error",
                "error": "inventory_error",
                "message": "There are not enough units of every product",
                "orderId": "{% $orderId %}",
                "errors": """
                {% [$map($reservations, function($line, $index) {
                    $line.reserved = false ? {
                        'pointer': '/items/' & $order.firstLines[$index],
                        'code': 'insufficient_inventory',
                        'detail': 'expected at most ' & $line.available & ' units of '
                            & $line.productId,
                        'productId': $line.productId,
                        'requested': $line.requested,
                        'available': $line.available
                    }
                })] %}
                """,
            ])
    }

    private static var formatPaymentError: PassState {
        PassState("FormatPaymentError")
            .output(
                """
                {% ($text := $parse($failure.Cause).errorMessage;
                    $reason := $substringBefore($text, ': ');
                    $code := $failure.Error = 'PaymentDeclined' ? 'declined'
                        : $failure.Error = 'PaymentActionRequired' ? 'action_required'
                        : $reason = 'simulation_not_available' ? $reason : 'method_invalid';
                    {
                        'status': 'error',
                        'error': 'payment_error',
                        'message': $code = 'declined' ? 'The payment was declined'
                            : 'The payment could not be made',
                        'orderId': $orderId,
                        'errors': [$merge([
                            {
                                'pointer': $code = 'simulation_not_available'
                                    ? '/simulateDecline' : '/payment',
                                'code': $code,
                                'detail': $substringAfter($text, ': ')
                            },
                            $code = 'declined' ? {'declineCode': $reason} : {}
                        ])]
                    }) %}
                """
            )
    }

    private static var formatUnavailableError: PassState {
        PassState("FormatUnavailableError")
            .output([
                "status": "error",
                "error": "unavailable",
                "message":
                    "The order could not be placed now; nothing was bought. Please try again.",
                "orderId": "{% $orderId %}",
                "errors": [],
            ])
    }
}
