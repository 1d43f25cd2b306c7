import ArgumentParser
import OrderStack
import StatesLanguage
import JSON

/// `orders definition`: the workflow in the States Language.
struct DefinitionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "definition",
        abstract: "Prints the workflow as Amazon States Language JSON.",
        discussion: "Example: orders definition > order.asl.json"
    )

    func run() {
        print(OrderWorkflow.definition.encoded().formatted())
    }
}
