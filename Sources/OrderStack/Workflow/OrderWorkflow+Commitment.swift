import Functions
import JSON
import OrderProcessor
import StatesLanguage

extension OrderWorkflow {
    /// The commitment, and what follows it.
    @StatesBuilder static var commitment: [State] {
        TaskState(
            "SaveOrder",
            OrderFunctions.saveOrder,
            payload: [
                "orderId": "{% $orderId %}",
                "customerId": "{% $request.customerId %}",
                "paymentMethod": "{% $request.paymentMethod %}",
                "amount": "{% $order.amount %}",
                "currency": "{% $order.currency %}",
                "items": "{% $order.items %}",
                "paymentRef": "{% $paymentRef %}",
                "createdAt": "{% $states.context.Execution.StartTime %}",
            ]
        )
        .within(.forward)
        .aborting(mayHaveCommitted: true)
        .next("PostPaymentSteps")

        ParallelState("PostPaymentSteps") {
            captureBranch
            consumptionBranch
            noticeBranch("SendConfirmation", OrderFunctions.sendConfirmation)
            noticeBranch("UpdateMetrics", OrderFunctions.updateMetrics)
        }
        .output("{% {'paymentStatus': $states.result[0].status} %}")
        .next("TransformResponse")

        PassState("TransformResponse")
            .output(
                """
                {% {
                    'status': 'success',
                    'orderId': $orderId,
                    'message': 'Order processed successfully via ' & $request.paymentMethod,
                    'total': $order.total,
                    'currency': $order.currency,
                    'items': $order.items,
                    'payment': {
                        'processor': $request.paymentMethod,
                        'transactionId': $paymentRef,
                        'status': $states.input.paymentStatus
                    },
                    'createdAt': $states.context.Execution.StartTime
                } %}
                """
            )
    }

    /// Takes the money; what cannot be taken now is noted as pending.
    private static var captureBranch: Branch {
        Branch(startAt: "CapturePayment") {
            TaskState(
                "CapturePayment",
                OrderFunctions.capturePayment,
                payload:
                    paymentStep
                    .setting("amount", to: "{% $order.amount %}")
                    .setting("currency", to: "{% $order.currency %}")
            )
            .within(.afterwards)
            .catch(next: "DeferCapture")

            TaskState(
                "DeferCapture",
                OrderFunctions.deferCapture,
                payload: ["orderId": "{% $orderId %}"]
            )
            .timeout(seconds: TimeBudget.last.secondsPerAttempt(1))
            .catch(next: "CaptureDeferred")

            PassState("CaptureDeferred").output(["status": "capture_pending"])
        }
    }

    /// Sells what is held, up to 30 lines in one transaction.
    private static var consumptionBranch: Branch {
        Branch(startAt: "ConsumeReservations") {
            MapState(
                "ConsumeReservations",
                items: .expression("$partition($order.items, \(OrderLimits.linesPerConsumption))"),
                startAt: "ConsumeGroup"
            ) {
                TaskState(
                    "ConsumeGroup",
                    OrderFunctions.consumeReservations,
                    payload: [
                        "orderId": "{% $orderId %}",
                        "currency": "{% $order.currency %}",
                        "items": "{% $states.input %}",
                    ]
                )
                .within(.afterwards)
            }
            .catch(next: "ConsumptionDeferred")

            PassState("ConsumptionDeferred").output([])
        }
    }

    /// Tells somebody of the order; whoever cannot be told does not change it.
    private static func noticeBranch(
        _ name: String,
        _ function: Function<OrderNotice, NoticeAnswer>
    ) -> Branch {
        Branch(startAt: name) {
            TaskState(
                name,
                function,
                payload: """
                    {% {
                        'orderId': $orderId,
                        'customerId': $request.customerId,
                        'email': $request.email,
                        'paymentMethod': $request.paymentMethod,
                        'amount': $order.amount,
                        'currency': $order.currency
                    } %}
                    """
            )
            .timeout(seconds: TimeBudget.last.secondsPerAttempt(1))
            .catch(next: name + "Skipped")

            PassState(name + "Skipped").output(["accepted": false])
        }
    }
}
