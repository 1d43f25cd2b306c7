import ServiceLifecycle
import UnixSignals

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

extension ServiceGroup {
    /// Runs the group until it ends, or is told to.
    ///
    /// - Parameters:
    ///   - signals: The signals that end it gracefully; a second one ends the process at once.
    ///   - requests: What else ends it gracefully.
    ///   - onShutdown: Called when the end begins.
    /// - Throws: What the first service that fails throws.
    func run(
        until signals: [UnixSignal],
        or requests: AsyncStream<Void>,
        onShutdown: @escaping @Sendable () -> Void
    ) async throws {
        let signals = await UnixSignalsSequence(trapping: signals)
        try await withThrowingTaskGroup(of: Bool.self) { tasks in
            tasks.addTask {
                try await self.run()
                return true
            }
            tasks.addTask {
                var count = 0
                for await signal in signals {
                    count += 1
                    if count > 1 { Self.endAtOnce(signal) }
                    onShutdown()
                    await self.triggerGracefulShutdown()
                }
                return false
            }
            tasks.addTask {
                for await _ in requests {
                    onShutdown()
                    await self.triggerGracefulShutdown()
                }
                return false
            }
            defer { tasks.cancelAll() }
            for try await hasEnded in tasks where hasEnded { return }
        }
    }

    /// Ends the process without waiting for what runs.
    private static func endAtOnce(_ signal: UnixSignal) -> Never {
        let message = "Second signal: ending at once, without waiting for what runs\n"
        _ = message.utf8.withContiguousStorageIfAvailable { bytes in
            write(STDERR_FILENO, bytes.baseAddress, bytes.count)
        }
        _exit(128 + signal.rawValue)
    }
}
