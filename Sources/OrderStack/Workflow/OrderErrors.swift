import OrderProcessor
package import StatesLanguage

/// The errors of the workflow's functions, by what the workflow does about them.
package enum OrderErrors {
    /// What can pass: throttling, faults of the service, and whatever the functions call transient.
    ///
    /// A time-out is among it, since every function does the same thing at most once.
    package static let transient: [ErrorName] =
        [
            "Lambda.TooManyRequestsException", "Lambda.ServiceException",
            "Lambda.AWSLambdaException", "Lambda.SdkClientException",
            "Lambda.ClientExecutionTimeoutException", "Lambda.Unknown", "Sandbox.Timedout",
            "Runtime.ExitError", "States.Timeout",
        ].map(ErrorName.init(rawValue:))
        + OrderErrorNames.transient.map(ErrorName.init(rawValue:))

    /// No time is left for another line.
    static let timeExhausted = ErrorName(rawValue: "TimeExhausted")

    /// The processor's final no.
    static let refusal = OrderErrorNames.refusal.map(ErrorName.init(rawValue:))

    /// Somebody else aborts the attempt, and gives back what it holds.
    static let superseded: [ErrorName] = ["AttemptSuperseded", "ReservationClosed"].map(
        ErrorName.init(rawValue:)
    )

    /// The order exists.
    static let committed = ErrorName(rawValue: "AttemptCommitted")
}
