/// Where a state machine lives: the parts of its ARN, and the role that it runs under.
public struct StateMachineIdentity: Sendable, Hashable {
    /// The machine's name, 1 to 80 characters.
    public var name: String

    /// The region, such as `us-east-1`.
    public var region: String

    /// The account, twelve digits.
    public var account: String

    /// The partition: `aws`, `aws-cn` or `aws-us-gov`.
    public var partition: String

    /// The ARN of the role that executions run under.
    public var roleARN: String

    /// Creates an identity; the account is the documentation's.
    public init(
        name: String,
        region: String = "us-east-1",
        account: String = "123456789012",
        partition: String = "aws",
        roleARN: String? = nil
    ) {
        self.name = name
        self.region = region
        self.account = account
        self.partition = partition
        self.roleARN = roleARN ?? "arn:\(partition):iam::\(account):role/\(name)"
    }

    /// The machine's ARN.
    public var stateMachineARN: String {
        "arn:\(partition):states:\(region):\(account):stateMachine:\(name)"
    }

    /// What the ARNs of the machine's executions begin with, the last colon included.
    var executionPrefix: String {
        "arn:\(partition):states:\(region):\(account):express:\(name):"
    }
}
