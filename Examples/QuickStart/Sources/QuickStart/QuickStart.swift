import Functions
import JSON
package import LocalRuntime
import Logging
import Stacks
import StatesLanguage

struct Person: Codable, JSONReadable { var name: String }
struct Greeting: Codable, JSONWritable { var text: String }

let logger = Logger(label: "quick-start")
let greet = Function<Person, Greeting>("greet", reservedConcurrency: 10)
let workflow = StateMachine(startAt: "HasName", timeoutSeconds: 10) {
    ChoiceState("HasName", otherwise: "Refuse") {
        When("{% $exists($states.input.name) %}", next: "Greet")
    }
    TaskState("Greet", invoking: "greet")
    PassState("Refuse").output(["error": "expected a name"])
}
let stack = Stack(
    name: "quick-start",
    functions: [greet.declaration],
    stateMachines: [StateMachineDeclaration(name: "greeter", definition: workflow)],
    api: RESTAPI(
        name: "quick-start",
        routes: [Route(.post, "/greetings", integration: .startSyncExecution(of: "greeter"))]
    )
)

@main package struct QuickStart {
    package static func runtime(port: Int) async throws -> LocalRuntime {
        let configuration = LocalRuntime.Configuration(port: port)
        return try await LocalRuntime(stack, configuration: configuration, logger: logger) { _ in
            bind(greet) { person, _ in Greeting(text: "Hello, \(person.name)") }
        }
    }
    static func main() async throws {
        try await runtime(port: 8081).run { address in print(address.url) }
    }
}
