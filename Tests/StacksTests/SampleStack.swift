import Functions
import JSON
import StatesLanguage
import Stacks

/// A small application in which everything fits together.
enum SampleStack {
    static let greet = FunctionDeclaration(
        name: "greet",
        reservedConcurrency: 10,
        timeLimit: .seconds(2)
    )

    static let find = FunctionDeclaration(name: "find", timeLimit: .seconds(3))

    static func machine(
        resource: TaskResource = .lambdaInvoke,
        function: JSONValue = "greet",
        stateSeconds: NumberOrExpression? = 5,
        seconds: Int64? = 25
    ) -> StateMachine {
        var task = TaskState(
            "Greet",
            resource: resource,
            arguments: ["FunctionName": function, "Payload": "{% $states.input %}"]
        )
        task.timeoutSeconds = stateSeconds
        return StateMachine(startAt: "Greet", states: [.task(task)], timeoutSeconds: seconds)
    }

    static func stack(
        machine: StateMachine = machine(),
        routes: [Route]? = nil,
        models: [RequestModel] = [RequestModel(name: "object", schema: ["type": "object"])],
        gatewayResponses: [GatewayResponse] = []
    ) -> Stack {
        Stack(
            name: "greetings",
            tables: [
                TableDeclaration(
                    name: "greetings",
                    partitionKey: "PK",
                    sortKey: "SK",
                    indexes: [.init(name: "by-name", partitionKey: "name", sortKey: "PK")]
                )
            ],
            functions: [greet, find],
            stateMachines: [StateMachineDeclaration(name: "greeting", definition: machine)],
            api: RESTAPI(
                name: "greetings",
                routes: routes ?? [
                    Route(
                        .post,
                        "/greetings",
                        requestModel: "object",
                        integration: .startSyncExecution(of: "greeting")
                    ),
                    Route(.get, "/greetings/{id}", integration: .function(named: "find")),
                    Route(.get, "/health", integration: .health(HealthIntegration())),
                ],
                models: models,
                gatewayResponses: gatewayResponses
            )
        )
    }
}

extension Stack {
    /// What a check found, as code and location.
    var findings: [String] {
        diagnostics().map { "\($0.code.rawValue) \($0.location ?? "")" }
    }
}
