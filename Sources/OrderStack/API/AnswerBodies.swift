/// The bodies of answers that do not come from the workflow.
enum AnswerBodies {
    static let internalError = error(
        "internal_error",
        "An unexpected error occurred. Please try again."
    )

    static let tooManyRequests = error(
        "too_many_requests",
        "Too many orders are being placed. Please try again."
    )

    static let unavailable = error(
        "unavailable",
        "The order could not be placed now; nothing was bought. Please try again."
    )

    static let requestTooLarge = error(
        "request_too_large",
        "The request is larger than 262,144 bytes"
    )

    /// A body that is refused before any template runs.
    static func validationError(_ code: String, _ message: String) -> String {
        let detail = "$context.error.validationErrorString"
        return #"{"status":"error","error":"validation_error","message":"\#(message)","#
            + #""errors":[{"pointer":"","code":"\#(code)","detail":"\#(detail)"}]}"#
    }

    /// The same where it is not known what is wrong with the body.
    static let badRequestBody =
        #"{"status":"error","error":"validation_error","message":$context.error.messageString,"#
        + #""errors":[{"pointer":"","code":"malformed_json","#
        + #""detail":$context.error.messageString}]}"#

    private static func error(_ code: String, _ message: String) -> String {
        #"{"status":"error","error":"\#(code)","message":"\#(message)"}"#
    }
}
