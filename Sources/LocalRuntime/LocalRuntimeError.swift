public import SQLiteTables
public import Stacks

/// Why a stack cannot be run here.
public enum LocalRuntimeError: Error, Sendable {
    /// The stack is at fault.
    case stack(StackError)

    /// Declarations and handlers do not match, by their names.
    ///
    /// `different`: functions that are bound with another declaration than the stack's.
    case bindings(unbound: [String], undeclared: [String], different: [String])

    /// The database file cannot be used.
    case database(SQLiteTableStoreError)

    /// The tables cannot exist as they are declared.
    case tables(reason: String)

    /// The directory of the database file lacks, and cannot be made.
    case directory(path: String, reason: String)

    /// Another process listens at the address.
    case addressInUse(host: String, port: Int)

    /// The address cannot be listened at for another reason.
    case addressUnavailable(host: String, port: Int, reason: String)

    /// The stack has no table of this name.
    case unknownTable(String)
}

extension LocalRuntimeError: CustomStringConvertible {
    /// What is wrong; one line, but for a stack with several faults.
    public var description: String {
        switch self {
        case .stack(let error):
            return "\(error)"
        case .bindings(let unbound, let undeclared, let different):
            let parts = [
                ("functions without a handler", unbound),
                ("handlers without a function", undeclared),
                ("functions bound with another declaration", different),
            ]
            return parts.filter { !$0.1.isEmpty }
                .map { "\($0.0): \($0.1.joined(separator: ", "))" }
                .joined(separator: "; ")
        case .database(let error):
            return "\(error)"
        case .tables(let reason):
            return "cannot make the tables: \(reason)"
        case .directory(let path, let reason):
            return "cannot make the directory '\(path)': \(reason)"
        case .addressInUse(let host, let port):
            return "cannot listen at \(host):\(port): the address is in use"
        case .addressUnavailable(let host, let port, let reason):
            return "cannot listen at \(host):\(port): \(reason)"
        case .unknownTable(let name):
            return "expected one of the stack's tables but found '\(name)'"
        }
    }
}
