/// The module's bounds.
package enum SQLiteLimits {
    /// How many transactions wait for the writer at most; one more is throttled.
    package static let queueLength = 8_192
    /// How many transactions one commit groups at most.
    package static let batchLength = 1_024
    /// How long a transaction without an earlier deadline waits for its turn at most.
    package static let longestWait = Duration.seconds(30)
    /// How often the writer asks for a lock that another process holds.
    package static let lockRetryInterval = Duration.milliseconds(5)
    /// How late a passed deadline is noticed at most while the writer is busy.
    package static let deadlineTick = Duration.milliseconds(20)
    /// How many idle connections for reading are kept open.
    package static let idleReaderCount = 4
    /// How long a reader waits for a lock; it works in the caller's thread, so: hardly.
    package static let readerBusyTimeout = Duration.milliseconds(100)
    /// How much memory the writer's copies of pages may take.
    package static let writerCacheKilobytes = 16_000
    /// How many pages the log has at least when they are moved into the database.
    package static let checkpointPageCount = 1_000
}
