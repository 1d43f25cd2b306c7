import RegularExpressions

/// What can be made of a call's literal arguments ahead of all renderings.
enum PreparedArgument: Sendable {
    case none
    case pattern(RegularExpression)
    case replacement(RegularExpression, JavaReplacement)
    case path(JSONPath)

    /// Compiles a literal pattern, replacement or path; the fault is told if it is malformed.
    static func prepare(
        _ method: Method,
        _ arguments: [Expression],
        isInput: Bool
    ) -> (argument: PreparedArgument, fault: String?) {
        guard let known = method.known, case .constant(.text(let first)) = arguments.first else {
            return (.none, nil)
        }
        do {
            switch known {
            case .path where isInput, .json where isInput:
                return (.path(try JSONPath(first)), nil)
            case .matches, .split:
                return (.pattern(try RegularExpression(utf8: first, dialect: .java)), nil)
            case .replaceAll, .replaceFirst:
                let pattern = try RegularExpression(utf8: first, dialect: .java)
                guard arguments.count == 2, case .constant(.text(let second)) = arguments[1] else {
                    return (.pattern(pattern), nil)
                }
                return (.replacement(pattern, try JavaReplacement(second, for: pattern)), nil)
            default: return (.none, nil)
            }
        } catch {
            return (.none, "\(method.name): \(error)")
        }
    }
}
