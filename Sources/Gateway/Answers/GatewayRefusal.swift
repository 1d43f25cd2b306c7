import Stacks

/// The reason for an answer of the gateway's own.
struct GatewayRefusal: Error {
    let type: GatewayResponseType
    let fault: RequestBodyFault?
    let detail: String

    /// A status of its own, where the type's is another.
    let status: Int?

    init(
        _ type: GatewayResponseType,
        fault: RequestBodyFault? = nil,
        detail: String = "",
        status: Int? = nil
    ) {
        self.type = type
        self.fault = fault
        self.detail = detail
        self.status = status
    }

    /// What stands behind the gateway failed, or answered in a wrong shape.
    static let badGateway = GatewayRefusal(.default5xx, status: 502)
}
