/// The bounds that every table store keeps, as DynamoDB documents them.
public enum TableLimits {
    /// The most bytes of one item, names and values together.
    public static let itemByteLimit = 400 * 1024
    /// The most bytes of a partition key.
    public static let partitionKeyByteLimit = 2048
    /// The most bytes of a sort key.
    public static let sortKeyByteLimit = 1024
    /// The most significant digits of a number.
    public static let numberDigitLimit = 38
    /// The most actions of one transaction.
    public static let transactionActionLimit = 100
    /// The most bytes of all items of one transaction.
    public static let transactionByteLimit = 4 * 1024 * 1024
    /// The most keys of one batch of reads.
    public static let batchGetKeyLimit = 100
    /// The most bytes of the items that one page of a query or scan looks at.
    public static let pageByteLimit = 1024 * 1024
    /// The most lists and maps inside one another.
    public static let nestingLimit = 32
    /// The most operands of one membership test.
    public static let membershipOperandLimit = 100
    /// The most nested `not`, `all` and `any` of one condition.
    public static let conditionDepthLimit = 32
    /// The most operators and operands of one condition.
    public static let conditionSizeLimit = 300
    /// The most changes of one update.
    public static let updateChangeLimit = 150
    /// The most secondary indexes of one table.
    public static let indexLimit = 20
}
