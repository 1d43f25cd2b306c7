public import Functions

extension OrderFunctions {
    /// All functions, bound to their handlers.
    ///
    /// - Parameters:
    ///   - store: The table.
    ///   - processors: Who takes the money.
    ///   - confirmations: Who tells the customer.
    ///   - metrics: Who counts.
    /// - Returns: One binding for each of ``declarations``.
    @FunctionBindings
    public static func bindings(
        store: OrderStore,
        processors: PaymentProcessors,
        confirmations: any ConfirmationSender,
        metrics: OrderMetrics
    ) -> [FunctionBinding] {
        bind(validateOrder, to: ValidateOrder(store: store))
        bind(openAttempt, to: OpenAttempt(store: store))
        bind(reserveInventory, to: ReserveInventory(store: store))
        bind(preparePayment, to: PreparePayment(processors: processors))
        bind(attachPayment, to: AttachPayment(store: store))
        bind(authorizePayment, to: AuthorizePayment(processors: processors))
        bind(saveOrder, to: SaveOrder(store: store))
        bind(capturePayment, to: CapturePayment(store: store, processors: processors))
        bind(deferCapture, to: DeferCapture(store: store))
        bind(consumeReservations, to: ConsumeReservations(store: store))
        bind(sendConfirmation, to: SendConfirmation(sender: confirmations))
        bind(updateMetrics, to: UpdateMetrics(metrics: metrics))
        bind(abortAttempt, to: AbortAttempt(store: store))
        bind(voidPayment, to: VoidPayment(processors: processors))
        bind(releaseReservation, to: ReleaseReservation(store: store))
        bind(closeAttempt, to: CloseAttempt(store: store))
        bind(getOrder, to: GetOrder(store: store))
        bind(listProducts, to: ListProducts(store: store))
        bind(getProduct, to: GetProduct(store: store))
    }
}
