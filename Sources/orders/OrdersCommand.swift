import ArgumentParser

/// The order processor and its tools.
@main
struct OrdersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "orders",
        abstract: "Takes orders over HTTP, and shows what became of them.",
        subcommands: [
            ServeCommand.self, SeedCommand.self, CheckCommand.self, LoadCommand.self,
            AuditCommand.self, ExecutionsCommand.self, ExecutionCommand.self,
            DefinitionCommand.self,
        ]
    )
}
