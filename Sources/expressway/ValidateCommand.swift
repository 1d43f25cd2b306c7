import ArgumentParser
import JSON
import StatesLanguage
import Terminal

/// `expressway validate`: what is wrong with a definition.
struct ValidateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Checks a state machine definition; prints every diagnostic.",
        discussion: """
            Exits with 1 if the definition is refused. --json prints what \
            ValidateStateMachineDefinition answers: {"result","diagnostics","truncated"}.

            Example: expressway validate order.asl.json
            """
    )

    @Argument(help: "The definition's file; - is standard input.")
    var definition: InputFile

    @Flag(help: "Prints the diagnostics as JSON.")
    var json = false

    func run() throws {
        let (diagnostics, isTruncated) = try check()
        let isRefused = diagnostics.contains { $0.severity == .error }
        if json {
            let list = diagnostics.map(\.json)
            let report: JSONValue = [
                "result": isRefused ? "FAIL" : "OK",
                "diagnostics": JSONValue(list),
                "truncated": JSONValue(isTruncated),
            ]
            print(report.formatted())
        } else {
            for diagnostic in diagnostics { print("\(definition.title): \(diagnostic.line)") }
            if isTruncated { print("\(definition.title): there is more") }
        }
        if isRefused { throw ExitCode.failure }
    }

    private func check() throws -> ([Diagnostic], Bool) {
        let text = String(decoding: try definition.read(), as: UTF8.self)
        do throws(DefinitionError) {
            return (try StateMachine(parsing: text).diagnostics(), false)
        } catch {
            return (error.diagnostics, error.isTruncated)
        }
    }
}

extension Diagnostic {
    /// The diagnostic in the shape of ValidateStateMachineDefinition.
    fileprivate var json: JSONValue {
        var members: [(String, JSONValue)] = [
            ("severity", JSONValue(severity.rawValue)),
            ("code", JSONValue(code.rawValue)),
            ("message", JSONValue(message)),
        ]
        if let location { members.append(("location", JSONValue(location))) }
        return JSONValue(members: members)
    }

    /// The diagnostic in one line for people.
    var line: String {
        let place = location.map { "\($0): " } ?? ""
        return "\(place)\(severity == .error ? "error" : "warning"): \(message) [\(code.rawValue)]"
    }
}
