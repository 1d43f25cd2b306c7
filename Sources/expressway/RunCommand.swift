import ArgumentParser
import ExpressWorkflows
import JSON
import StatesLanguage
import Terminal

/// `expressway run`: one execution of a definition.
struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Runs a state machine once and prints its output, or its error and cause.",
        discussion: """
            Tasks are answered from --mocks, a JSON object by state name or resource. \
            Exits with 1 if the execution fails.

            Example: expressway run order.asl.json --input order.json --mocks mocks.json --trace
            """
    )

    @Argument(help: "The definition's file; - is standard input.")
    var definition: InputFile

    @Option(help: "The execution's input; - is standard input. Without it: an empty object.")
    var input: InputFile?

    @Option(help: "A JSON file that answers the definition's tasks.")
    var mocks: InputFile?

    @Option(help: "The execution's name. Without it: a random one.")
    var name: String?

    @Flag(help: "Prints the states as they passed, on standard error.")
    var trace = false

    func validate() throws {
        let standardInputs = [definition, input, mocks].count { $0?.isStandardInput ?? false }
        guard standardInputs <= 1 else {
            throw ValidationError("expected at most one of the files to be standard input")
        }
    }

    func run() async throws {
        let recorder = InMemoryExecutionRecorder(level: .all)
        let engine = WorkflowEngine(
            machine: try CompiledStateMachine(try readDefinition()),
            identity: StateMachineIdentity(name: "definition"),
            tasks: try MockTasks(try mocks?.readJSON() ?? [:]),
            recorder: recorder
        )
        let result = await engine.execute(try input?.readJSON() ?? [:], name: name)
        if trace, let record = recorder.record(for: result.executionARN) {
            StandardError.write(ExecutionTrace(record).rendered(width: 100) + "\n")
        }
        guard result.status == .succeeded else {
            print("\(result.status.rawValue) \(result.error ?? "")")
            if let cause = result.cause { print(cause) }
            throw ExitCode.failure
        }
        if let output = result.output { print(output.formatted()) }
    }

    private func readDefinition() throws -> StateMachine {
        let text = String(decoding: try definition.read(), as: UTF8.self)
        do throws(DefinitionError) {
            return try StateMachine(parsing: text)
        } catch {
            let lines = error.diagnostics.map { "\(definition.title): \($0.line)" }
            throw CommandError(lines.joined(separator: "\n"))
        }
    }
}
