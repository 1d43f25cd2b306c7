import Gateway
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle
import UnixSignals

extension LocalRuntime {
    /// Where a runtime listens.
    public struct Address: Hashable, Sendable {
        /// The host, as it was configured.
        public let host: String

        /// The port that was taken.
        public let port: Int

        /// The address as a URL, without a slash at its end.
        public var url: String {
            host.contains(":") ? "http://[\(host)]:\(port)" : "http://\(host):\(port)"
        }
    }

    /// Serves until SIGTERM or Ctrl-C, or ``shutDown()``, then finishes what runs.
    ///
    /// Everything that a request does runs on one event loop, which is also the task executor. A
    /// second signal ends the process at once. A runtime runs once.
    ///
    /// - Parameter onReady: Called once, when requests can be served; they are served while it
    ///   works, and the runtime does not end before it.
    /// - Throws: ``LocalRuntimeError`` when it cannot listen, or what a service throws.
    public func run(
        onReady: @escaping @Sendable (Address) async -> Void = { _ in }
    ) async throws {
        let loopGroup = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let executor = EventLoopTaskExecutor(loop: loopGroup.next())
        let failure: (any Error)?
        do {
            try await withTaskExecutorPreference(executor) {
                try await serve(on: loopGroup, executor, onReady)
            }
            failure = nil
        } catch {
            failure = error
        }
        await store.close()
        try await loopGroup.shutdownGracefully()
        if let failure { throw failure }
    }

    private func serve(
        on loopGroup: MultiThreadedEventLoopGroup,
        _ executor: EventLoopTaskExecutor,
        _ onReady: @escaping @Sendable (Address) async -> Void
    ) async throws {
        let (host, readiness) = (configuration.host, readiness)
        var serverLogger = logger
        // That it listens is told by `onReady`.
        serverLogger.logLevel = max(.notice, logger.logLevel)
        let (addresses, announcement) = AsyncStream<Address>.makeStream()
        // Beside the server, which accepts nothing before the closure below has returned.
        async let announced: Void = announce(addresses, to: onReady)
        let server = GatewayServer(
            gateway: gateway,
            configuration: GatewayServer.Configuration(
                host: host,
                port: configuration.port,
                connectionCount: DescriptorLimit.raise()
            ),
            eventLoopGroup: loopGroup,
            executor: executor,
            logger: serverLogger
        ) { address in
            readiness.begin()
            announcement.yield(Address(host: host, port: address?.port ?? 0))
            announcement.finish()
        }
        let group = ServiceGroup(services: services + [server], logger: serverLogger)
        do {
            try await group.run(
                until: configuration.handlesSignals ? [.sigterm, .sigint] : [],
                or: shutdownRequests,
                onShutdown: { readiness.end() }
            )
        } catch  where !readiness.hasBeenReady {
            announcement.finish()
            await announced
            throw Self.startupError(error, host: host, port: configuration.port)
        }
        announcement.finish()
        await announced
    }

    private func announce(
        _ addresses: AsyncStream<Address>,
        to onReady: @Sendable (Address) async -> Void
    ) async {
        for await address in addresses { await onReady(address) }
    }
}
