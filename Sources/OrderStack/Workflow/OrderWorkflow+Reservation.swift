import JSON
import OrderProcessor
import StatesLanguage

extension OrderWorkflow {
    /// What opening and aborting an attempt need to know of it.
    static let attempt: JSONValue = [
        "orderId": "{% $orderId %}",
        "items": "{% $order.items %}",
        "amount": "{% $order.amount %}",
        "currency": "{% $order.currency %}",
        "processor": "{% $request.paymentMethod %}",
        "startedAt": "{% $start %}",
    ]

    /// What reserving and releasing a line, the iteration's input, need to know of it.
    static let line: JSONValue = [
        "orderId": "{% $orderId %}",
        "productId": "{% $states.input.productId %}",
        "quantity": "{% $states.input.quantity %}",
    ]

    /// From the attempt's record to stock that is set aside.
    @StatesBuilder static var reservation: [State] {
        TaskState("OpenAttempt", OrderFunctions.openAttempt, payload: attempt)
            .within(.forward)
            .aborting()
            .next("ReserveInventory")

        MapState(
            "ReserveInventory",
            items: "{% $order.items %}",
            maxConcurrency: 10,
            startAt: "HasTimeToReserve"
        ) {
            ChoiceState("HasTimeToReserve", otherwise: "NoTimeToReserve") {
                When(.expression(TimeBudget.hasTimeForward), next: "ReserveLine")
            }
            // A line of which there are too few units is an answer, so that all such lines are told.
            TaskState("ReserveLine", OrderFunctions.reserveInventory, payload: line)
                .within(.forward)
            FailState(
                "NoTimeToReserve",
                error: OrderErrors.timeExhausted.rawValue,
                cause: "No time was left to reserve all lines"
            )
        }
        .aborting()
        .next("CheckReservations")

        ChoiceState("CheckReservations", otherwise: "RoutePayment") {
            When(
                "{% false in $states.input.reserved %}",
                next: "Abort",
                assign: [
                    "refusal": "inventory_error",
                    "reservations": "{% $states.input %}",
                ]
            )
        }
    }
}
