import ArgumentParser

/// The command for any definition, expression and template.
@main
struct ExpresswayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "expressway",
        abstract: "Runs and checks Express workflows, JSONata expressions and mapping templates.",
        subcommands: [
            RunCommand.self, ValidateCommand.self, JSONataCommand.self, TemplateCommand.self,
        ]
    )
}
