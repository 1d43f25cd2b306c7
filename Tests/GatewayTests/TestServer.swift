import ExpressWorkflows
import Functions
import Gateway
import JSON
import LocalFunctions
import Logging
import NIOCore
import NIOPosix
import StatesLanguage
import Stacks

/// A gateway over a real socket, in front of a state machine and functions of this process.
struct TestServer {
    var stack = TestStack.stack
    var bindings = TestStack.bindings
    var executionCount = GatewayLimits.executionCount
    var configuration = GatewayServer.Configuration(port: 0)
    var isReady: @Sendable () -> Bool = { true }
    var clock: any WorkflowClock = SystemClock()
    var log = LogBook()

    /// Serves for the time of `body`.
    func serve<Value: Sendable>(
        _ body: @escaping @Sendable (RawClient) async throws -> Value
    ) async throws -> Value {
        let (addresses, continuation) = AsyncStream.makeStream(of: SocketAddress?.self)
        let server = GatewayServer(
            gateway: try gateway(),
            configuration: configuration,
            eventLoopGroup: MultiThreadedEventLoopGroup.singleton,
            logger: log.logger,
            onReady: { continuation.yield($0) }
        )
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await server.run() }
            var iterator = addresses.makeAsyncIterator()
            guard let address = await iterator.next() ?? nil else { throw RawClient.NoAnswer() }
            defer { group.cancelAll() }
            return try await body(RawClient(address: address))
        }
    }

    private func gateway() throws -> Gateway {
        let functions = try LocalInvoker(bindings)
        let recorder = InMemoryExecutionRecorder()
        var engines: [String: WorkflowEngine] = [:]
        for declaration in stack.stateMachines {
            engines[declaration.name] = WorkflowEngine(
                machine: try CompiledStateMachine(declaration.definition),
                identity: StateMachineIdentity(name: declaration.name),
                tasks: FunctionTasks(TestInvoking(invoker: functions)),
                recorder: recorder,
                clock: clock
            )
        }
        return try Gateway(
            stack,
            services: GatewayServices(
                engines: engines,
                functions: functions,
                recorder: recorder,
                isReady: isReady
            ),
            executionCount: executionCount,
            logger: log.logger
        )
    }
}

private struct TestInvoking: FunctionInvoking {
    let invoker: LocalInvoker

    func invoke(
        _ function: String,
        payload: JSONValue,
        request: TaskRequest
    ) async throws(TaskFailure) -> JSONValue {
        do throws(InvocationFailure) {
            return try await invoker.invoke(function, input: payload, deadline: request.deadline)
        } catch {
            throw TaskFailure(error: error.error, cause: error.cause)
        }
    }
}
