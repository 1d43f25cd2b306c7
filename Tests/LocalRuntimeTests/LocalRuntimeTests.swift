import Functions
import JSON
import LocalRuntime
import Logging
import NIOCore
import NIOPosix
import StatesLanguage
import Stacks
import Testing

@Suite(.timeLimit(.minutes(1))) struct LocalRuntimeTests {
    typealias Plain = Function<JSONValue, JSONValue>

    private static let greet = Plain("greet")

    private static let stack = Stack(
        name: "greetings",
        tables: [TableDeclaration(name: "greetings", partitionKey: "PK", sortKey: "SK")],
        functions: [greet.declaration],
        stateMachines: [
            StateMachineDeclaration(
                name: "greeting",
                definition: StateMachine(
                    startAt: "Greet",
                    states: [.task(TaskState("Greet", resource: .lambda("greet")))],
                    timeoutSeconds: 20
                )
            )
        ],
        api: RESTAPI(
            name: "greetings",
            routes: [
                Route(.post, "/greetings", integration: .startSyncExecution(of: "greeting")),
                Route(.get, "/health", integration: .health(HealthIntegration())),
            ]
        )
    )

    private let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    private var configuration: LocalRuntime.Configuration {
        var configuration = LocalRuntime.Configuration(port: 0)
        configuration.handlesSignals = false
        return configuration
    }

    private func runtime(
        _ stack: Stack = stack,
        configuration: LocalRuntime.Configuration? = nil,
        @FunctionBindings bindings: (RuntimeResources) async throws -> [FunctionBinding] = { _ in
            [bind(greet) { input, _ in ["greeting": input] }]
        }
    ) async throws -> LocalRuntime {
        try await LocalRuntime(
            stack,
            configuration: configuration ?? self.configuration,
            logger: logger,
            bindings: bindings
        )
    }

    /// Runs a runtime for the time of `body`, which gets its address.
    private func serve<Value: Sendable>(
        _ runtime: LocalRuntime,
        _ body: @escaping @Sendable (LocalRuntime.Address) async throws -> Value
    ) async throws -> Value {
        let (addresses, continuation) = AsyncStream.makeStream(of: LocalRuntime.Address.self)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await runtime.run { continuation.yield($0) } }
            var iterator = addresses.makeAsyncIterator()
            let address = try #require(await iterator.next())
            let value = try await body(address)
            runtime.shutDown()
            try await group.waitForAll()
            return value
        }
    }

    @Test func `a stack runs, answers, and stops when it is told to`() async throws {
        let answer = try await serve(try await runtime()) { address in
            #expect(address.url == "http://127.0.0.1:\(address.port)")
            return try await Self.exchange("POST /greetings", body: "[1]", at: address)
        }
        #expect(answer.hasPrefix("HTTP/1.1 200 OK"))
        #expect(answer.hasSuffix(#"{"greeting":[1]}"# + "\n"))
    }

    @Test func `what runs is finished before the end`() async throws {
        let (started, startedContinuation) = AsyncStream.makeStream(of: Void.self)
        let (release, releaseContinuation) = AsyncStream.makeStream(of: Void.self)
        let runtime = try await runtime { _ in
            bind(Self.greet) { _, _ in
                startedContinuation.yield()
                for await _ in release { break }
                return "finished"
            }
        }
        let answer = try await serve(runtime) { address in
            async let answer = Self.exchange("POST /greetings", body: "{}", at: address)
            for await _ in started { break }
            runtime.shutDown()
            releaseContinuation.yield()
            return try await answer
        }
        #expect(answer.contains("finished"))
    }

    @Test func `each function needs a handler, each handler a function`() async throws {
        let error = await #expect(throws: LocalRuntimeError.self) {
            try await runtime { _ in
                bind(Plain("other")) { input, _ in input }
            }
        }
        #expect(
            error.map { "\($0)" }
                == "functions without a handler: greet; handlers without a function: other"
        )
    }

    @Test func `a handler bound with other limits than the stack's is refused`() async throws {
        let error = await #expect(throws: LocalRuntimeError.self) {
            try await runtime { _ in
                bind(Plain("greet", timeLimit: .seconds(9))) { input, _ in input }
            }
        }
        #expect(error.map { "\($0)" } == "functions bound with another declaration: greet")
    }

    @Test func `a stack with errors is refused with all of them`() async throws {
        var stack = Self.stack
        stack.functions = []
        let error = await #expect(throws: LocalRuntimeError.self) { try await runtime(stack) }
        #expect(error.map { "\($0)" }?.contains("UNKNOWN_REFERENCE") == true)
    }

    @Test func `a table that the stack does not have is an error`() async throws {
        let error = await #expect(throws: LocalRuntimeError.self) {
            try await runtime { resources in
                let _ = try resources.table("greetings")
                let _ = try resources.table("orders")
                bind(Self.greet) { input, _ in input }
            }
        }
        #expect(
            error.map { "\($0)" } == "expected one of the stack's tables but found 'orders'"
        )
    }

    @Test func `a directory that cannot be made is an error that names it`() async throws {
        var configuration = configuration
        configuration.database = .file("/dev/null/deep/orders.sqlite")
        let error = await #expect(throws: LocalRuntimeError.self) {
            try await runtime(configuration: configuration)
        }
        #expect(error.map { "\($0)" }?.contains("'/dev/null/deep'") == true)
    }

    @Test func `an address in use is an error that names it, before a database is made`()
        async throws
    {
        let error = try await serve(try await runtime()) { address in
            var second = configuration
            second.port = address.port
            // Whoever tried to make this database would be told of its directory instead.
            second.database = .file("/dev/null/deep/orders.sqlite")
            return await #expect(throws: LocalRuntimeError.self) {
                try await runtime(configuration: second)
            }
            .map {
                "\($0)" == "cannot listen at \(address.host):\(address.port): "
                    + "the address is in use"
            }
        }
        #expect(error == true)
    }

    /// Sends one request, and reads until the server has answered and closed.
    private static func exchange(
        _ line: String,
        body: String,
        at address: LocalRuntime.Address
    ) async throws -> String {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: address.host, port: address.port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(
                        wrappingChannelSynchronously: channel,
                        configuration: .init(isOutboundHalfClosureEnabled: true)
                    )
                }
            }
        return try await channel.executeThenClose { inbound, outbound in
            let head = "\(line) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
            let text = head + "Content-Length: \(body.utf8.count)\r\n\r\n" + body
            try await outbound.write(ByteBuffer(string: text))
            outbound.finish()
            var answer = ""
            for try await part in inbound { answer += String(buffer: part) }
            return answer
        }
    }
}
