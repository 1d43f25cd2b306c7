/// The bounds that orders keep.
public enum OrderLimits {
    /// The number of characters of a customer's identifier.
    public static let customerIDLength = 1...64

    /// The most lines of one request.
    public static let lineCount = 100

    /// The units of one product in one order.
    public static let quantity: ClosedRange<Int64> = 1...9_999

    /// The longest product identifier that is looked up, in bytes.
    public static let productIDByteCount = 256

    /// The most members of an order's metadata.
    public static let metadataCount = 20

    /// The most characters of one metadata text.
    public static let metadataLength = 500

    /// The longest e-mail address, in bytes, as SMTP allows.
    public static let emailByteCount = 254

    /// The longest payment credential, in bytes.
    public static let credentialByteCount = 65_536

    /// The largest total, in minor units.
    ///
    /// Up to 15 digits every decimal number survives the way through a JSON number, a double.
    public static let totalMinorUnits: Int64 = 999_999_999_999_999

    /// The most lines that one transaction consumes: three actions each, of a hundred.
    public static let linesPerConsumption = 30

    /// How long after its start an attempt may be taken for abandoned.
    public static let attemptLifetimeMilliseconds: Int64 = 30_000

    /// How often an operation looks again when somebody changed what it read.
    static let readRounds = 5

    /// The most products that one answer lists.
    static let listedProducts = 100_000

    /// The most products that a seed adds.
    public static let bulkProducts = 100_000

    /// The most items that an audit reads of one kind at a time.
    static let auditPageItems = 1_000

    /// The most violations that an audit names.
    static let auditViolations = 1_000
}
