public import ExpressWorkflows

extension LocalRuntime {
    /// Where and how a stack runs.
    public struct Configuration: Sendable {
        /// Where the tables are kept.
        public enum Database: Hashable, Sendable {
            /// In memory: gone when the process ends.
            case memory
            /// In an SQLite file, made when it is not there.
            case file(String)
        }

        /// The address to listen at.
        public var host: String

        /// The port to listen at; 0 takes a free one.
        public var port: Int

        /// Where the tables are kept.
        public var database: Database

        /// The region that ARNs name.
        public var region: String

        /// The account that ARNs name, twelve digits.
        public var account: String

        /// How many executions may run at once.
        public var executionCount: Int

        /// How much history is kept in memory.
        public var historyCapacity: InMemoryExecutionRecorder.Capacity

        /// What tells the time.
        public var clock: any WorkflowClock

        /// Whether SIGTERM and Ctrl-C end the runtime.
        public var handlesSignals: Bool

        /// Describes a run.
        public init(
            host: String = "127.0.0.1",
            port: Int = 8080,
            database: Database = .memory
        ) {
            self.host = host
            self.port = port
            self.database = database
            region = "us-east-1"
            account = "123456789012"
            executionCount = RuntimeLimits.executionCount
            historyCapacity = InMemoryExecutionRecorder.Capacity()
            clock = SystemClock()
            handlesSignals = true
        }
    }
}
