import ExpressWorkflows
import JSON
import StatesLanguage

/// A workflow of the size of an order's, for measurements: some twenty states, a dozen tasks, an
/// order of two lines that gets longer from state to state.
enum OrderFlow {
    static let input: JSONValue = [
        "customerId": "customer-1", "paymentMethod": "stripe", "note": "leave at the door",
        "items": [
            ["productId": "prod-1", "quantity": 1], ["productId": "prod-5", "quantity": 2],
        ],
        "metadata": ["channel": "web", "campaign": "spring", "reference": "A-0001-2026"],
    ]

    /// What every task returns.
    static let result: JSONValue = [
        "orderId": "7d5c1b1e-5f7e-4f57-9d3f-0a8e4b0f2f11", "total": 149.97, "currency": "USD",
        "lines": [
            ["productId": "prod-1", "name": "headphones", "price": 79.99, "quantity": 1],
            ["productId": "prod-5", "name": "desk lamp", "price": 34.99, "quantity": 2],
        ],
        "payment": ["processor": "stripe", "transactionId": "pi_1", "status": "authorized"],
    ]

    static func machine() throws -> CompiledStateMachine {
        var states: [State] = []
        var first = PassState("Transform", output: "{% $states.input %}")
        first.assign = [
            "order": "{% $states.input %}", "orderId": "{% $states.context.State.Name %}",
        ]
        first.transition = .next("Task0")
        states.append(.pass(first))
        for index in 0..<10 {
            var task = task("Task\(index)")
            task.transition = .next(index < 9 ? "Check\(index)" : "Reserve")
            states.append(.task(task))
            guard index < 9 else { break }
            var choice = ChoiceState(
                "Check\(index)",
                choices: [
                    ChoiceRule("{% $states.input.total < 0 %}", next: "Abort")
                ]
            )
            choice.defaultNext = "Task\(index + 1)"
            if index.isMultiple(of: 2) {
                states.append(.choice(choice))
            } else {
                var pass = PassState("Check\(index)")
                pass.transition = .next("Task\(index + 1)")
                states.append(.pass(pass))
            }
        }
        var map = MapState(
            "Reserve",
            items: "{% $order.items %}",
            processor: ItemProcessor(startAt: "Line", states: [.task(task("Line"))])
        )
        map.transition = .next("Done")
        map.output = "{% $states.input %}"
        states.append(.map(map))
        states.append(
            .pass(PassState("Done", output: ["status": "success", "order": "{% $states.input %}"]))
        )
        states.append(.fail(FailState("Abort", error: "Aborted")))
        return try CompiledStateMachine(StateMachine(startAt: "Transform", states: states))
    }

    private static func task(_ name: String) -> TaskState {
        var task = TaskState(
            name,
            resource: .lambda(name),
            arguments: ["order": "{% $states.input %}", "by": "{% $order.customerId %}"]
        )
        task.output = "{% $states.result %}"
        task.timeoutSeconds = 5
        return task
    }
}
