import JSON
import Testing

@Suite(.timeLimit(.minutes(2)))
struct ExpresswayCommandTests {
    private let command = ProductExecutable.expressway

    private static let machine = """
        {"QueryLanguage": "JSONata", "StartAt": "Price", "States": {
          "Price": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
            "Arguments": {"FunctionName": "price", "Payload": "{% $states.input %}"},
            "Output": "{% $states.result.Payload %}", "Next": "Double"},
          "Double": {"Type": "Pass", "Output": {"total": "{% $states.input.total * 2 %}"}, "End": true}
        }}
        """

    @Test func `an expression is evaluated on standard input`() async throws {
        let outcome = try await command.run(
            ["jsonata", "$sum(items.(price * quantity))", "--input", "-"],
            input: #"{"items":[{"price":2,"quantity":3},{"price":1,"quantity":4}]}"#
        )
        #expect(outcome.output == "10\n")
        #expect(outcome.status == 0)
    }

    @Test func `an input need not be a plain file`() async throws {
        let device = try await command.run(
            ["jsonata", "a", "--input", "/dev/stdin"],
            input: #"{"a": 7}"#
        )
        #expect(device.output == "7\n")
        let folder = try await command.run(["jsonata", "a", "--input", "/dev"])
        #expect(folder.status != 0)
        #expect(folder.errors.contains("/dev: expected a file that can be read"))
    }

    @Test func `a fault in an expression is shown under its place`() async throws {
        let outcome = try await command.run(["jsonata", "a + "])
        #expect(outcome.status != 0)
        #expect(outcome.errors.contains("S0207"), "\(outcome.errors)")
        #expect(outcome.errors.contains("^"))
    }

    @Test func `a batch answers each line in order`() async throws {
        let outcome = try await command.run(
            ["jsonata", "--batch"],
            input: """
                {"expr": "$x + 1", "bindings": {"x": 1}}
                {"expr": "nothing", "data": {}}
                {"expr": "1 + 'a'"}
                [1]
                {"expr": "$encodeUrl('\\ud800')"}

                """
        )
        var options = JSONParsingOptions()
        options.loneSurrogates = .keep
        let answers = try outcome.output.split(separator: "\n").map {
            try JSONValue(parsing: String($0), options: options)
        }
        #expect(answers.count == 5)
        #expect(answers.first == ["value": 2])
        #expect(answers.dropFirst().first == ["undefined": true])
        #expect(answers.dropFirst(2).first?["error"]?["code"] == "T2002")
        #expect(answers.dropFirst(3).first?["error"]?["code"] == "request")
        #expect(answers.last?["error"]?["code"] == "D3140")
    }

    @Test func `a template is rendered, and overrides are told`() async throws {
        let template = try TemporaryFile(
            name: "t.vtl",
            contents: "#set($context.responseOverride.status = 418)$input.path('$.name')"
        )
        let outcome = try await command.run(
            ["template", template.path, "--body", "-"],
            input: #"{"name":"Ada"}"#
        )
        #expect(outcome.output == "Ada")
        #expect(outcome.errors.contains("418"))
    }

    @Test func `a definition runs on mocks and shows its states`() async throws {
        let definition = try TemporaryFile(name: "m.json", contents: Self.machine)
        let mocks = try TemporaryFile(
            name: "k.json",
            contents: #"{"Price":{"result":{"Payload":{"total":21}}}}"#
        )
        let input = try TemporaryFile(name: "i.json", contents: "{}")
        let outcome = try await command.run([
            "run", definition.path, "--input", input.path, "--mocks", mocks.path, "--trace",
        ])
        #expect(try JSONValue(parsing: outcome.output) == ["total": 42])
        #expect(outcome.errors.contains("Price") && outcome.errors.contains("Double"))
        #expect(outcome.status == 0)
    }

    @Test func `every fault of a definition is told at once`() async throws {
        let definition = try TemporaryFile(
            name: "m.json",
            contents: Self.machine.replacing("\"Next\": \"Double\"", with: "\"Next\": \"Nowhere\"")
                .replacing("\"End\": true", with: "\"Next\": \"Elsewhere\"")
        )
        let outcome = try await command.run(["validate", definition.path])
        #expect(outcome.status == 1)
        #expect(outcome.output.contains("Nowhere"), "\(outcome.output)")
        #expect(outcome.output.contains("Elsewhere"))
        let valid = try TemporaryFile(name: "m.json", contents: Self.machine)
        #expect(try await command.run(["validate", valid.path]).status == 0)
    }
}
