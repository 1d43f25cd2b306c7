import StatesLanguage

/// The names in a retrier or catcher, prepared for being compared with failures.
struct ErrorMatcher: Sendable {
    private let names: [ErrorName]
    private let takesAll: Bool
    private let takesTaskFailures: Bool
    private let takesBranchFailures: Bool

    init(_ names: [ErrorName]) {
        self.names = names
        self.takesAll = names.contains(.all)
        self.takesTaskFailures = names.contains(.taskFailed)
        self.takesBranchFailures = names.contains(.branchFailed)
    }

    /// Whether the retrier or catcher of a state of this type takes the failure.
    func matches(_ failure: StateFailure, in type: StateType) -> Bool {
        guard failure.reach != .nobody else { return false }
        if let error = failure.error {
            if names.contains(error) { return true }
            // A missed heartbeat is a time-out, too.
            if error == .heartbeatTimeout && names.contains(.timeout) { return true }
        }
        guard failure.reach == .anyMatch else { return false }
        return takesAll
            || takesTaskFailures && failure.error != .timeout
            || takesBranchFailures && type == .parallel
    }
}
