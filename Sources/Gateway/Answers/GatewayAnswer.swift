package import HTTPTypes
package import NIOCore

/// What a gateway answers to one request.
package struct GatewayAnswer: Sendable {
    /// The HTTP status.
    package var status: Int

    /// The headers, without those that every answer has.
    package var headers: HTTPFields

    /// The body.
    package var body: ByteBuffer

    /// Whether the status forbids a body (RFC 9110, section 6.4.1).
    var hasNoBody: Bool { status == 204 || status == 304 }

    init(status: Int, headers: HTTPFields = [:], body: ByteBuffer) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// An answer of JSON bytes.
    init(status: Int, json bytes: some Sequence<UInt8>) {
        self.init(status: status, headers: [.contentType: "application/json"], body: ByteBuffer())
        body.writeBytes(bytes)
    }
}
