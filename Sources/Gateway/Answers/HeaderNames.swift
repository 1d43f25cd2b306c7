package import HTTPTypes

extension HTTPField.Name {
    /// `x-amzn-RequestId`: the request's identifier, on every answer.
    package static let amazonRequestID = literal("x-amzn-RequestId")

    /// `x-amzn-ErrorType`: why the gateway itself refused.
    package static let amazonErrorType = literal("x-amzn-ErrorType")

    /// A name that is known to be one; `date` cannot happen, and would be seen by every test.
    private static func literal(_ name: String) -> HTTPField.Name {
        HTTPField.Name(name) ?? .date
    }
}
