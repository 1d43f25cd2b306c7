public import JSON

/// What a function answers to a proxied request.
public struct ProxyResponse: Hashable, Sendable {
    /// A header of the answer.
    public struct Header: Hashable, Sendable {
        /// The header's name.
        public var name: String

        /// The header's value.
        public var value: String

        /// Creates a header.
        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// The HTTP status.
    ///
    /// 100 to 599; the gateway refuses any other as an answer of the wrong shape.
    public var statusCode: Int

    /// The headers, in order.
    ///
    /// A name that occurs more than once is sent more than once.
    public var headers: [Header]

    /// The body's text.
    public var body: String

    /// Whether ``body`` is the base64 form of the bytes to send.
    public var isBase64Encoded: Bool

    /// Creates an answer.
    public init(
        statusCode: Int,
        headers: [Header] = [],
        body: String = "",
        isBase64Encoded: Bool = false
    ) {
        self.statusCode = statusCode
        self.headers = headers
        self.body = body
        self.isBase64Encoded = isBase64Encoded
    }

    /// Creates an answer whose body is `json`.
    public init(statusCode: Int, json: JSONValue) {
        self.init(
            statusCode: statusCode,
            headers: [Header("Content-Type", "application/json")],
            body: json.text
        )
    }
}
