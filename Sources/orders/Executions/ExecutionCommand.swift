import ArgumentParser
import JSON
import Terminal

/// `orders execution`: one execution, state by state.
struct ExecutionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "execution",
        abstract: "Shows one execution of the running server, state by state.",
        discussion: """
            ID is an execution's ARN, the UUID at its end, or its name (the newest of that name).

            Example: orders execution customer-1
            """
    )

    @Argument(help: "The execution.")
    var id: String

    @Flag(help: "Prints the record as JSON, events as GetExecutionHistory has them.")
    var json = false

    @Option(help: "How wide a line may be (40–1,000).")
    var width = 100

    @Option(help: "The server.")
    var url = ServerAddress.local

    func validate() throws {
        guard (40...1_000).contains(width) else {
            throw ValidationError("--width expects 40 to 1,000, found \(width)")
        }
    }

    func run() async throws {
        let client = ExecutionClient(address: url)
        if json {
            print(try await client.record(id).formatted())
        } else {
            print(try await client.trace(id, width: width))
        }
    }
}
