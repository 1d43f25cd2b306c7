import Functions
import HTTPTypes
import HummingbirdCore
public import Logging
public import NIOCore
public import ServiceLifecycle

/// Serves a gateway over HTTP/1.1.
///
/// A service: cancelled gracefully it takes no more connections, finishes what runs, and returns.
public struct GatewayServer: Service {
    /// Where a server listens, and with what bounds.
    public struct Configuration: Sendable {
        /// The address to listen at.
        public var host: String

        /// The port to listen at; 0 takes a free one.
        public var port: Int

        /// How many connections may be open at once.
        public var connectionCount: Int

        /// How long a client may take, and how much is read in vain.
        package var connectionLimits = ConnectionStateMachine.Limits()

        /// Describes a server.
        public init(
            host: String = "127.0.0.1",
            port: Int = 8080,
            connectionCount: Int = GatewayLimits.connectionCount
        ) {
            self.host = host
            self.port = port
            self.connectionCount = connectionCount
        }
    }

    private let gateway: Gateway
    private let configuration: Configuration
    private let eventLoopGroup: any EventLoopGroup
    private let executor: (any TaskExecutor)?
    private let logger: Logger
    private let onReady: @Sendable (SocketAddress?) async -> Void

    /// Creates a server.
    ///
    /// - Parameters:
    ///   - gateway: What answers.
    ///   - configuration: Where to listen, and with what bounds.
    ///   - eventLoopGroup: The loops that connections run on.
    ///   - executor: Where executions run that may outlast their answers; `nil` for the default.
    ///   - logger: Where the server tells its own troubles.
    ///   - onReady: Called once with the address that it listens at.
    public init(
        gateway: Gateway,
        configuration: Configuration,
        eventLoopGroup: any EventLoopGroup,
        executor: (any TaskExecutor)? = nil,
        logger: Logger,
        onReady: @escaping @Sendable (SocketAddress?) async -> Void = { _ in }
    ) {
        self.gateway = gateway
        self.configuration = configuration
        self.eventLoopGroup = eventLoopGroup
        self.executor = executor
        self.logger = logger
        self.onReady = onReady
    }

    /// Listens and serves until it is shut down.
    ///
    /// - Throws: What keeps it from listening, such as an address in use.
    public func run() async throws {
        let responder = GatewayResponder(gateway: gateway, executor: executor)
        let limits = configuration.connectionLimits
        let server = Server(
            childChannelSetup: HTTP1Channel(
                responder: responder.respond,
                configuration: channelConfiguration(limits: limits)
            ),
            configuration: ServerConfiguration(
                address: .hostname(configuration.host, port: configuration.port),
                backlog: 1_024,
                availableConnectionsDelegate: .maximum(
                    configuration.connectionCount,
                    logger: logger
                )
            ),
            onServerRunning: { [onReady] channel in await onReady(channel.localAddress) },
            eventLoopGroup: eventLoopGroup,
            logger: logger
        )
        try await server.run()
        // Executions that outlasted their answers end before the stores do.
        await gateway.drained()
    }

    private func channelConfiguration(
        limits: ConnectionStateMachine.Limits
    ) -> HTTP1Channel.Configuration {
        let gateway = gateway
        return HTTP1Channel.Configuration(
            additionalChannelHandlers: [
                ConnectionGuard(limits: limits) { gateway.makeRequestID().description }
            ],
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: GatewayLimits.parsedHeaderByteCount,
                maxHeaderListSize: GatewayLimits.parsedHeaderByteCount,
                maxHeaderFieldCount: GatewayLimits.headerFieldCount
            )
        )
    }
}
