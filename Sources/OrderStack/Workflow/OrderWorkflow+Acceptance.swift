import JSON
import OrderProcessor
import StatesLanguage

extension OrderWorkflow {
    /// From the request to a priced order.
    @StatesBuilder static var acceptance: [State] {
        PassState("TransformRequest")
            .output(
                """
                {% ($body := $states.input; {
                    'customerId': $body.customerId,
                    'paymentMethod': $body.paymentMethod,
                    'items': $body.items,
                    'payment': $body.payment,
                    'email': $body.email,
                    'metadata': $body.metadata,
                    'simulateDecline': $body.simulateDecline
                }) %}
                """
            )
            .assign([
                "orderId": "{% $uuid() %}",
                "start": "{% $toMillis($states.context.Execution.StartTime) %}",
                "mayHaveCommitted": false,
                "isAborted": false,
                "isUndone": true,
            ])
            .next("ValidateRequiredFields")

        ChoiceState("ValidateRequiredFields", otherwise: "FormatMissingFieldsError") {
            When(
                """
                {% $states.input.customerId != null and $states.input.paymentMethod != null
                    and $states.input.items != null %}
                """,
                next: "ValidateOrder",
                assign: ["request": "{% $states.input %}"]
            )
        }

        TaskState("ValidateOrder", OrderFunctions.validateOrder)
            .within(.forward)
            .catch(OrderErrors.transient, next: "FormatUnavailableError")
            .catch(
                next: "InternalError",
                assign: ["failure": "{% $states.errorOutput %}"]
            )
            .next("CheckOrder")

        ChoiceState("CheckOrder", otherwise: "FormatUnavailableError") {
            When("{% $exists($states.input.errors) %}", next: "FormatValidationError")
            When(
                .expression(TimeBudget.hasTimeForward),
                next: "OpenAttempt",
                assign: ["order": "{% $states.input.order %}"]
            )
        }
    }
}
