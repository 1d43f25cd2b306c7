import JSON
import StatesLanguage
import Testing

/// A definition, and whether it is accepted.
private struct ValidationCase {
    let id: String
    let authority: String
    let text: String
    let type: WorkflowType
    let isValid: Bool
    let messages: [String]
    let diagnostics: [Diagnostic]

    init(_ value: JSONValue) throws {
        id = try #require(value["id"]?.string)
        authority = try #require(value["authority"]?.string)
        text = try #require(value["definitionText"]?.string)
        let type = try #require(value["stateMachineType"]?.string)
        self.type = try #require(WorkflowType(rawValue: type))
        isValid = try #require(value["valid"]?.boolean as Bool?)
        messages = value["messages"]?.array?.compactMap(\.string) ?? []
        diagnostics = try value["diagnostics"]?.array?.map(Self.diagnostic) ?? []
    }

    private static func diagnostic(_ value: JSONValue) throws -> Diagnostic {
        let code = try #require(value["code"]?.string)
        let message = try #require(value["message"]?.string)
        return Diagnostic(
            code: DiagnosticCode(rawValue: code),
            message: message,
            location: value["location"]?.string
        )
    }

    /// Whether the machine or every state is in JSONata mode, or there is no machine at all.
    var isJSONata: Bool {
        guard let definition = try? JSONValue(parsing: text) else { return true }
        return definition["QueryLanguage"] == "JSONata"
            || !QueryLanguages(of: definition).hasJSONPath
    }

    /// What is said about the definition.
    func check() -> [Diagnostic] { StateMachine.diagnostics(ofText: text, as: type) }

    static func all() throws -> [ValidationCase] {
        try SharedCases.read("validation").map(ValidationCase.init)
    }
}

// The cases lie outside the package, so a clone without them skips the suite.
@Suite(.enabled(if: SharedCases.arePresent, "needs the cases in EXPRESSWAY_SHARED"))
struct ValidationCaseTests {
    @Test func `what Step Functions accepts in JSONata mode has no errors`() throws {
        let cases = try ValidationCase.all()
            .filter { $0.authority == "aws" && $0.isValid && $0.isJSONata }
        #expect(cases.count >= 45)
        for example in cases {
            let errors = example.check().filter { $0.severity == .error }
            #expect(errors.isEmpty, "\(example.id)")
        }
    }

    @Test func `what Step Functions refuses in JSONata mode is refused with its words`() throws {
        let cases = try ValidationCase.all()
            .filter { $0.authority == "aws" && !$0.isValid && $0.isJSONata }
        #expect(cases.count >= 6)
        for example in cases {
            let found = example.check()
            #expect(found.contains { $0.severity == .error }, "\(example.id)")
            // The text of the JSON parser is the parser's own.
            guard example.diagnostics.first?.code != .invalidJSON else {
                #expect(found.map(\.code) == [.invalidJSON], "\(example.id)")
                continue
            }
            if !example.diagnostics.isEmpty {
                #expect(found == example.diagnostics, "\(example.id)")
            }
            let joined = found.map(\.description).joined(separator: ", ")
            for message in example.messages {
                let answer = "Invalid State Machine Definition: '\(joined)'"
                #expect(answer.contains(message), "\(example.id)")
            }
        }
    }

    /// In JSONPath mode are 173 of the 218 cases that Step Functions accepts, and 3 of its 9
    /// refusals; they wait for that mode.
    @Test func `what is in JSONPath mode is refused as such`() throws {
        let cases = try ValidationCase.all().filter { !$0.isJSONata }
        #expect(!cases.isEmpty)
        for example in cases where example.authority == "aws" && example.isValid {
            let errors = example.check().filter { $0.severity == .error }
            #expect(errors.map(\.code) == [.unsupportedQueryLanguage], "\(example.id)")
        }
    }

    @Test func `other validators agree in JSONata mode, but where they are known not to`() throws {
        // Variables are identifiers; `top-level` is none.
        let differences: Set<String> = ["aslv:valid-assign.asl"]
        let cases = try ValidationCase.all().filter { $0.authority != "aws" && $0.isJSONata }
        #expect(!cases.isEmpty)
        for example in cases where !differences.contains(example.id) {
            let isValid = example.check().allSatisfy { $0.severity == .warning }
            #expect(isValid == example.isValid, "\(example.id): \(example.check())")
        }
    }
}

@Suite(.enabled(if: SharedCases.arePresent, "needs the cases in EXPRESSWAY_SHARED"))
struct ExecutionCaseTests {
    @Test func `a definition that ran on Step Functions is decoded and encoded without loss`()
        throws
    {
        let definitions = try SharedCases.read("execution").compactMap { $0["definition"] }
            .filter { !QueryLanguages(of: $0).hasJSONPath }
        #expect(definitions.count >= 71)
        for definition in definitions {
            let machine = try StateMachine(decoding: definition)
            #expect(machine.encoded() == definition)
            #expect(machine.encoded().text == definition.text)
        }
    }
}
