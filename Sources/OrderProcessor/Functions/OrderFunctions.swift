public import Functions
import JSON

/// The functions of the order processor: names, limits, and the errors that they throw.
///
/// The reserved concurrencies add up to 890, within the 900 that an account may reserve: the
/// functions of a good order, which all wait for a store or a processor, have most of it.
public enum OrderFunctions {
    /// Prices a request, or refuses it with everything that is wrong.
    public static let validateOrder = Function<OrderBody, ValidationAnswer>(
        "validate-order",
        reservedConcurrency: 60,
        timeLimit: waiting,
        errors: stored
    )

    /// Writes the attempt as open.
    public static let openAttempt = Function<AttemptRequest, AttemptAnswer>(
        "open-attempt",
        reservedConcurrency: 80,
        timeLimit: waiting,
        errors: stored + ["AttemptSuperseded"]
    )

    /// Sets one line's units aside; too few is an answer, not an error.
    public static let reserveInventory = Function<ReservationRequest, ReservationAnswer>(
        "reserve-inventory",
        reservedConcurrency: 140,
        timeLimit: waiting,
        errors: stored + ["ReservationClosed"]
    )

    /// Makes a payment object without moving money.
    public static let preparePayment = Function<PreparationRequest, PreparationAnswer>(
        "prepare-payment",
        reservedConcurrency: 80,
        timeLimit: waiting,
        errors: OrderErrorNames.processor + OrderErrorNames.refusal
    )

    /// Notes the payment object in the attempt.
    public static let attachPayment = Function<AttachRequest, AttemptAnswer>(
        "attach-payment",
        reservedConcurrency: 80,
        timeLimit: waiting,
        errors: stored + ["AttemptSuperseded"]
    )

    /// Holds the amount.
    public static let authorizePayment = Function<PaymentStepRequest, PaymentStatusAnswer>(
        "authorize-payment",
        reservedConcurrency: 80,
        timeLimit: waiting,
        errors: OrderErrorNames.processor + OrderErrorNames.refusal
    )

    /// Commits the order.
    public static let saveOrder = Function<SaveRequest, SaveAnswer>(
        "save-order",
        reservedConcurrency: 80,
        timeLimit: waiting,
        errors: stored + ["AttemptSuperseded"]
    )

    /// Takes the held amount, and notes that in the order.
    public static let capturePayment = Function<CaptureRequest, PaymentStatusAnswer>(
        "capture-payment",
        reservedConcurrency: 80,
        timeLimit: waiting,
        errors: stored + OrderErrorNames.processor + OrderErrorNames.refusal
    )

    /// Notes that the amount is still to be taken.
    public static let deferCapture = Function<OrderReference, PaymentStatusAnswer>(
        "defer-capture",
        reservedConcurrency: 10,
        timeLimit: waiting,
        errors: stored
    )

    /// Sells up to 30 lines.
    public static let consumeReservations = Function<ConsumptionRequest, ConsumptionAnswer>(
        "consume-reservations",
        reservedConcurrency: 80,
        timeLimit: waiting,
        errors: stored + ["ReservationClosed"]
    )

    /// Confirms the order to the customer.
    public static let sendConfirmation = Function<OrderNotice, NoticeAnswer>(
        "send-confirmation",
        reservedConcurrency: 10,
        timeLimit: .seconds(5),
        errors: ["ConfirmationFailed"]
    )

    /// Counts the order.
    public static let updateMetrics = Function<OrderNotice, NoticeAnswer>(
        "update-metrics",
        reservedConcurrency: 10,
        timeLimit: .seconds(5)
    )

    /// Marks the attempt as aborting.
    public static let abortAttempt = Function<AttemptRequest, AttemptAnswer>(
        "abort-attempt",
        reservedConcurrency: 20,
        timeLimit: waiting,
        errors: stored + ["AttemptCommitted"]
    )

    /// Gives the payment object up.
    public static let voidPayment = Function<PaymentStepRequest, PaymentStatusAnswer>(
        "void-payment",
        reservedConcurrency: 20,
        timeLimit: waiting,
        errors: OrderErrorNames.processor + OrderErrorNames.refusal
    )

    /// Gives one line's units back, or makes sure that none can be reserved.
    public static let releaseReservation = Function<ReservationRequest, ReleaseAnswer>(
        "release-reservation",
        reservedConcurrency: 20,
        timeLimit: waiting,
        errors: stored
    )

    /// Marks the attempt as aborted.
    public static let closeAttempt = Function<OrderReference, AttemptAnswer>(
        "close-attempt",
        reservedConcurrency: 20,
        timeLimit: waiting,
        errors: stored
    )

    /// `GET /orders/{id}`.
    public static let getOrder = Function<ProxyRequest, ProxyResponse>(
        "get-order",
        reservedConcurrency: 10,
        timeLimit: .seconds(5),
        errors: stored
    )

    /// `GET /products`.
    public static let listProducts = Function<ProxyRequest, ProxyResponse>(
        "list-products",
        reservedConcurrency: 5,
        timeLimit: .seconds(5),
        errors: stored
    )

    /// `GET /products/{id}`.
    public static let getProduct = Function<ProxyRequest, ProxyResponse>(
        "get-product",
        reservedConcurrency: 5,
        timeLimit: .seconds(5),
        errors: stored
    )

    /// What every one of them declares.
    public static let declarations: [FunctionDeclaration] = [
        validateOrder.declaration, openAttempt.declaration, reserveInventory.declaration,
        preparePayment.declaration, attachPayment.declaration, authorizePayment.declaration,
        saveOrder.declaration, capturePayment.declaration, deferCapture.declaration,
        consumeReservations.declaration, sendConfirmation.declaration, updateMetrics.declaration,
        abortAttempt.declaration, voidPayment.declaration, releaseReservation.declaration,
        closeAttempt.declaration, getOrder.declaration, listProducts.declaration,
        getProduct.declaration,
    ]

    /// The longest that a function may wait; workflows give their states less.
    private static let waiting: Duration = .seconds(15)

    private static let stored = OrderErrorNames.store + ["Inconsistent"]
}
