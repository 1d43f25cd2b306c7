import ExpressWorkflows
public import Functions
import Gateway
import LocalFunctions
public import Logging
public import ServiceLifecycle
public import Stacks
import StatesLanguage

/// A stack, running in this process: its tables on SQLite, its functions, its state machines, and
/// its API over HTTP.
///
/// ```swift
/// let runtime = try await LocalRuntime(stack, logger: logger) { resources in
///     bind(reserveInventory, to: ReserveInventory(table: try resources.table("orders")))
/// }
/// try await runtime.run { address in print(address.url) }
/// ```
public final class LocalRuntime: Sendable {
    let configuration: Configuration
    let services: [any Service]
    let logger: Logger
    let gateway: Gateway
    let store: RuntimeStore
    let readiness: Readiness
    let shutdownRequests: AsyncStream<Void>
    private let shutdownContinuation: AsyncStream<Void>.Continuation

    /// Makes everything ready to run, once it is sure that the address is free.
    ///
    /// - Parameters:
    ///   - stack: The stack.
    ///   - configuration: Where and how it runs.
    ///   - services: What runs beside it, and ends after it.
    ///   - logger: Where it tells what needs telling.
    ///   - bindings: Makes the handler of each function, from the resources that now stand.
    /// - Throws: ``LocalRuntimeError``, or what `bindings` throws.
    public init(
        _ stack: Stack,
        configuration: Configuration = Configuration(),
        services: [any Service] = [],
        logger: Logger,
        @FunctionBindings bindings: (RuntimeResources) async throws -> [FunctionBinding]
    ) async throws {
        for warning in try Self.checked(stack) {
            logger.warning("The stack is doubtful", metadata: ["diagnostic": "\(warning)"])
        }
        self.configuration = configuration
        self.services = services
        self.logger = logger
        (shutdownRequests, shutdownContinuation) = AsyncStream.makeStream()
        readiness = Readiness()
        // First of all: where the address is taken, no database appears.
        try Self.probe(host: configuration.host, port: configuration.port)
        store = try RuntimeStore(configuration.database, tables: stack.tables)
        do {
            let bound = try await bindings(
                RuntimeResources(
                    store: store.tables,
                    tableNames: stack.tables.map(\.name),
                    clock: configuration.clock
                )
            )
            gateway = try RuntimeAssembly(
                stack: stack,
                configuration: configuration,
                logger: logger
            ).gateway(bindings: bound) { [readiness, store] in
                guard readiness.isReady else { return false }
                return await store.answers(within: RuntimeLimits.probeTime)
            }
        } catch {
            await store.close()
            throw error
        }
    }

    /// Asks a running runtime to finish what runs, and then to stop.
    public func shutDown() {
        shutdownContinuation.yield()
    }

    private static func checked(_ stack: Stack) throws(LocalRuntimeError) -> [Diagnostic] {
        do throws(StackError) {
            return try stack.checked()
        } catch {
            throw .stack(error)
        }
    }
}
