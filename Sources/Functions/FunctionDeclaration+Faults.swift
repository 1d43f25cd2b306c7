/// What is wrong with a declaration, or with several together.
public struct FunctionDeclarationFault: Hashable, Sendable {
    /// The function concerned, by its place among the declarations, or `nil` for all together.
    public var index: Int?

    /// The member of the declaration concerned, or `nil` for the whole.
    public var member: String?

    /// What was expected, and what was found.
    public var message: String

    /// Creates a fault.
    public init(index: Int?, member: String?, message: String) {
        self.index = index
        self.member = member
        self.message = message
    }
}

/// Declarations that cannot stand, with all their faults.
public struct FunctionDeclarationError: Error, Hashable, CustomStringConvertible {
    /// All faults, in the order of the declarations.
    public let faults: [FunctionDeclarationFault]

    /// Creates an error.
    public init(faults: [FunctionDeclarationFault]) {
        self.faults = faults
    }

    /// All faults, one a line.
    public var description: String {
        faults.map(\.message).joined(separator: "\n")
    }
}

extension FunctionDeclaration {
    /// Finds whatever Lambda would refuse in declarations that share an account.
    ///
    /// Names (form, repetition), time limits, reserved concurrency, and what reservations leave to
    /// the rest.
    public static func faults(
        of declarations: [FunctionDeclaration],
        accountConcurrency: Int = FunctionLimits.accountConcurrency
    ) -> [FunctionDeclarationFault] {
        var faults: [FunctionDeclarationFault] = []
        var names: Set<String> = []
        for (index, declaration) in declarations.enumerated() {
            faults += declaration.ownFaults(at: index)
            if !names.insert(declaration.name).inserted {
                faults.append(
                    FunctionDeclarationFault(
                        index: index,
                        member: "name",
                        message: "expected distinct function names but found "
                            + "'\(declaration.name)' again"
                    )
                )
            }
        }
        let reserved = declarations.reduce(0) { $0 + max(0, $1.reservedConcurrency ?? 0) }
        let minimum = FunctionLimits.unreservedConcurrency
        if reserved > 0, accountConcurrency - reserved < minimum {
            faults.append(
                FunctionDeclarationFault(
                    index: nil,
                    member: nil,
                    message: "expected reserved concurrency of at most "
                        + "\(accountConcurrency - minimum) in all but found \(reserved); it "
                        + "decreases account's UnreservedConcurrentExecution below its minimum "
                        + "value of [\(minimum)]"
                )
            )
        }
        return faults
    }

    private func ownFaults(at index: Int) -> [FunctionDeclarationFault] {
        var faults: [FunctionDeclarationFault] = []
        func report(_ member: String, _ message: String) {
            faults.append(
                FunctionDeclarationFault(index: index, member: member, message: message)
            )
        }
        if !Self.isValidName(name) {
            report(
                "name",
                "expected a function name of 1 to 64 letters, digits, '_' or '-' "
                    + "but found '\(name)'"
            )
        }
        if !FunctionLimits.timeLimit.contains(timeLimit) {
            report(
                "timeLimit",
                "expected a time limit of 1 to 900 seconds for '\(name)' but found \(timeLimit)"
            )
        }
        if let reservedConcurrency, reservedConcurrency < 0 {
            report(
                "reservedConcurrency",
                "expected a reserved concurrency of at least 0 for '\(name)' "
                    + "but found \(reservedConcurrency)"
            )
        }
        return faults
    }
}
