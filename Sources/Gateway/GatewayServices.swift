public import ExpressWorkflows
public import LocalFunctions

/// What a gateway's routes stand in front of.
public struct GatewayServices: Sendable {
    /// The engines of the state machines, by the machines' names.
    public var engines: [String: WorkflowEngine]

    /// What invokes the functions.
    public var functions: LocalInvoker

    /// The recorder that the administrative routes read; `nil` without them.
    public var recorder: InMemoryExecutionRecorder?

    /// What tells the time.
    public var clock: any WorkflowClock

    /// Whether requests can be served at the moment; must return soon.
    public var isReady: @Sendable () async -> Bool

    /// Gathers services.
    public init(
        engines: [String: WorkflowEngine],
        functions: LocalInvoker,
        recorder: InMemoryExecutionRecorder? = nil,
        clock: any WorkflowClock = SystemClock(),
        isReady: @escaping @Sendable () async -> Bool = { true }
    ) {
        self.engines = engines
        self.functions = functions
        self.recorder = recorder
        self.clock = clock
        self.isReady = isReady
    }
}
