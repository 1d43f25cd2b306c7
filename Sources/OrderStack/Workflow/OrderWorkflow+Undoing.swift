import JSON
import OrderProcessor
import StatesLanguage

extension OrderWorkflow {
    /// From the mark that nothing will be committed to nothing being held: payment, then stock.
    ///
    /// What cannot be undone in time stays with the attempt, which then is not closed.
    @StatesBuilder static var undoing: [State] {
        abortion
        giveBack
        closure
    }

    /// The mark that nothing will be committed; or the way on, where the order exists.
    @StatesBuilder private static var abortion: [State] {
        TaskState(
            "Abort",
            OrderFunctions.abortAttempt,
            payload: attempt.setting("reason", to: "{% $refusal %}")
        )
        .within(.afterwards)
        .assign(["isAborted": true])
        .catch([OrderErrors.committed], next: "IsTimeAfterCommit")
        .catch(next: "ChooseAnswer")
        .next("ChooseUndoing")

        ChoiceState("IsTimeAfterCommit", otherwise: "TransformResponse") {
            When(.expression(TimeBudget.hasTimeAfterCommit), next: "PostPaymentSteps")
        }
        .output(["paymentStatus": "authorized"])

        ChoiceState("ChooseUndoing", otherwise: "HasTimeToRelease") {
            // It was never opened, or somebody else has undone it already.
            When("{% $states.input.state = 'aborted' %}", next: "ChooseAnswer")
            When(
                .expression("$exists($paymentRef) and \(TimeBudget.hasTimeToUndo)"),
                next: "VoidPayment"
            )
        }

    }

    /// Money first, then stock.
    @StatesBuilder private static var giveBack: [State] {
        TaskState("VoidPayment", OrderFunctions.voidPayment, payload: paymentStep)
            .within(.afterwards)
            .catch(next: "HasTimeToRelease", assign: ["isUndone": false])
            .next("HasTimeToRelease")

        ChoiceState("HasTimeToRelease", otherwise: "ChooseAnswer") {
            When(.expression(TimeBudget.hasTimeToUndo), next: "ReleaseInventory")
        }

        MapState(
            "ReleaseInventory",
            items: "{% $order.items %}",
            maxConcurrency: 10,
            startAt: "HasTimeToReleaseLine"
        ) {
            ChoiceState("HasTimeToReleaseLine", otherwise: "LineKept") {
                When(.expression(TimeBudget.hasTimeToUndo), next: "ReleaseLine")
            }
            // One line that cannot be released does not keep the others from it.
            TaskState("ReleaseLine", OrderFunctions.releaseReservation, payload: line)
                .within(.afterwards)
                .catch(next: "LineKept")
            PassState("LineKept").output(["released": false])
        }
        .catch(next: "ChooseAnswer")
        .next("IsUndone")

    }

    /// The end of an attempt that holds nothing any more.
    @StatesBuilder private static var closure: [State] {
        ChoiceState("IsUndone", otherwise: "ChooseAnswer") {
            When(
                .expression(
                    "$isUndone and $not(false in $states.input.released)"
                        + " and \(TimeBudget.hasTimeToUndo)"
                ),
                next: "CloseAttempt"
            )
        }

        TaskState(
            "CloseAttempt",
            OrderFunctions.closeAttempt,
            payload: ["orderId": "{% $orderId %}"]
        )
        .within(.afterwards)
        .catch(next: "ChooseAnswer")
        .next("ChooseAnswer")
    }
}
