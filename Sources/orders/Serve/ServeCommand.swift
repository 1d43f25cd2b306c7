import ArgumentParser
import JSON
import LocalRuntime
import Logging
import OrderStack
import PaymentSimulator
import StatesLanguage
import Terminal

/// `orders serve`: the whole application in one process.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serves the order processor over HTTP.",
        discussion: """
            Prints its address when it can serve; seeds an empty database. SIGTERM or Ctrl-C \
            finishes what runs, a second one ends at once. The simulated processor's ledger lies \
            beside the database.

            Example: orders serve --port 8080 --payment-latency 100-300ms
            """
    )

    @Option(help: "The address to listen at.")
    var host = "127.0.0.1"

    @Option(help: "The port to listen at; 0 takes a free one.")
    var port = 8080

    @Option(help: "The database's file, or :memory:.")
    var database = DatabaseFiles.defaultPath

    @Option(help: "How long the simulated processor takes, such as 0ms or 100-300ms.")
    var paymentLatency: PaymentLatencyArgument?

    @Option(help: "An edited workflow, in the States Language, on the same functions.")
    var definition: InputFile?

    @Option(help: "trace, debug, info, notice, warning, error or critical.")
    var logLevel = LogLevelArgument.info

    func validate() throws {
        guard (0...65_535).contains(port) else {
            throw ValidationError("--port expects 0 to 65535, found \(port)")
        }
    }

    func run() async throws {
        let logger = logger
        let files = DatabaseFiles(path: database)
        try files.prepareFolder()
        let stack =
            try readDefinition().map(OrderApplication.stack(running:)) ?? OrderApplication.stack
        // Opened after the database: beside a file that is refused, no ledger appears.
        var opened: PaymentSimulator?
        var configuration = LocalRuntime.Configuration(host: host, port: port)
        configuration.database = files.isInMemory ? .memory : .file(files.path)
        let runtime = try await LocalRuntime(
            stack,
            configuration: configuration,
            logger: logger
        ) { resources in
            let table = try resources.table("orders")
            let processor = try openProcessor(files)
            opened = processor
            return try await OrderHandlers(table: table, processor: processor).bindings
        }
        try await runtime.run { address in
            StandardOutput.write("Taking orders at \(address.url)\n")
        }
        await opened?.close()
    }

    private var logger: Logger {
        var logger = Logger(label: "orders") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = logLevel.level
        return logger
    }

    private func openProcessor(_ files: DatabaseFiles) throws -> PaymentSimulator {
        let settings = PaymentSimulator.Settings(latency: paymentLatency?.latency ?? .none)
        guard !files.isInMemory else { return .inMemory(settings: settings) }
        return try PaymentSimulator.open(path: files.ledgerPath, settings: settings)
    }

    /// The edited workflow, checked; `nil` for the built-in one.
    private func readDefinition() throws -> StateMachine? {
        guard let definition else { return nil }
        let text = String(decoding: try definition.read(), as: UTF8.self)
        do throws(DefinitionError) {
            return try StateMachine(parsing: text)
        } catch {
            let lines = error.diagnostics.map { "\(definition.title): \($0)" }
            throw CommandError(lines.joined(separator: "\n"))
        }
    }
}

/// A level of the log, by its name.
enum LogLevelArgument: String, ExpressibleByArgument, CaseIterable {
    case trace, debug, info, notice, warning, error, critical

    var level: Logger.Level {
        switch self {
        case .trace: .trace
        case .debug: .debug
        case .info: .info
        case .notice: .notice
        case .warning: .warning
        case .error: .error
        case .critical: .critical
        }
    }
}
