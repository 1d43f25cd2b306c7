/// The bounds of what a gateway takes in, and for how long.
public enum GatewayLimits {
    /// The largest body, in bytes; as much as the input of an execution may have.
    public static let bodyByteCount = 262_144

    /// The most that request line and headers may have together, in bytes.
    public static let headByteCount = 10_240

    /// Where the parser gives up a head that is too large to be answered properly, in bytes.
    static let parsedHeaderByteCount = 16_384

    /// The most header fields of one request.
    static let headerFieldCount = 200

    /// How long a connection may stay without a complete request head.
    public static let headTime: Duration = .seconds(60)

    /// How long a body may take from its request's head to its end.
    public static let bodyTime: Duration = .seconds(30)

    /// How long a client may take to accept an answer.
    public static let answerTime: Duration = .seconds(30)

    /// How long a client that keeps a stopping server waiting may do so.
    public static let stoppingTime: Duration = .seconds(3)

    /// How much of a refused body is read and thrown away before the connection is closed.
    static let discardedByteCount = 1_048_576

    /// How many executions may run at once.
    public static let executionCount = 1_000

    /// How many connections may be open at once.
    public static let connectionCount = 10_000

    /// How many executions one administrative answer lists.
    static let listedExecutionCount = 1_000

    /// How many characters of an execution's cause go into the log.
    static let loggedCauseLength = 1_000

    /// How many parts of a path are looked at.
    static let pathPartCount = 64
}
