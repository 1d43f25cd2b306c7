import NIOCore
import Stacks

/// A route that tells whether the gateway can serve.
struct HealthRoute: Sendable {
    private let ready: String
    private let unready: String
    private let isReady: @Sendable () async -> Bool

    init(_ integration: HealthIntegration, isReady: @escaping @Sendable () async -> Bool) {
        ready = integration.ready
        unready = integration.unready
        self.isReady = isReady
    }

    func answer() async -> GatewayAnswer {
        let isReady = await isReady()
        return GatewayAnswer(
            status: isReady ? 200 : 503,
            json: (isReady ? ready : unready).utf8
        )
    }
}
