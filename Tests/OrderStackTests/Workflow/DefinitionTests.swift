import ExpressWorkflows
import Functions
import JSON
import OrderProcessor
import OrderStack
import Stacks
import StatesLanguage
import Tables
import Testing

@Suite struct DefinitionTests {
    @Test func `the definition is valid, and so is the stack`() {
        #expect(OrderWorkflow.definition.diagnostics() == [])
        #expect(OrderApplication.stack.diagnostics() == [])
    }

    @Test func `it survives being written and read`() throws {
        let encoded = OrderWorkflow.definition.encoded()
        #expect(try StateMachine(decoding: encoded).encoded() == encoded)
    }

    @Test func `the states of the contract are there under their names`() {
        let names = Set(OrderWorkflow.definition.states.map(\.name))
        let contract = [
            "TransformRequest", "ValidateRequiredFields", "FormatMissingFieldsError",
            "ValidateOrder", "FormatValidationError", "OpenAttempt", "ReserveInventory",
            "CheckReservations", "RoutePayment", "BuildStripeRequest", "BuildPayPalRequest",
            "BuildApplePayRequest", "PreparePayment", "AttachPayment", "AuthorizePayment",
            "SaveOrder", "PostPaymentSteps", "TransformResponse", "Abort",
        ]
        #expect(names.isSuperset(of: contract))
    }

    @Test func `F3: an execution ends before the gateway stops waiting`() {
        #expect(OrderWorkflow.definition.timeoutSeconds == 25)
    }

    @Test func `F6: nothing that is final is tried again`() {
        let final: Set<String> = [
            "PaymentDeclined", "PaymentInvalid", "PaymentActionRequired", "OrderInvalid",
            "InsufficientInventory", "AttemptSuperseded", "AttemptCommitted", "States.ALL",
            "States.TaskFailed", "Inconsistent", "ReservationClosed",
        ]
        for task in OrderWorkflow.definition.allTasks {
            let retried = task.retriers.flatMap(\.errorEquals).map(\.rawValue)
            #expect(final.isDisjoint(with: retried), "\(task.name)")
        }
    }

    @Test func `F15: throttled calls are tried again, spread over a second`() {
        for task in OrderWorkflow.definition.allTasks where !task.retriers.isEmpty {
            let retrier = task.retriers[0]
            #expect(retrier.errorEquals.map(\.rawValue).contains("Lambda.TooManyRequestsException"))
            #expect(retrier.jitterStrategy == .full)
            #expect(retrier.maxDelaySeconds == 1)
        }
        #expect(
            OrderWorkflow.definition.allTasks.filter { $0.retriers.isEmpty }.map(\.name).sorted()
                == ["DeferCapture", "SendConfirmation", "UpdateMetrics"]
        )
    }

    @Test func `every task has a limit on its attempts and nobody's failure is left alone`() {
        for task in OrderWorkflow.definition.allTasks {
            #expect(task.timeoutSeconds != nil, "\(task.name)")
        }
        // Those within a Map fail to it; it catches what they do not.
        let caughtOutside = ["ReserveLine", "ConsumeGroup"]
        for task in OrderWorkflow.definition.allTasks where !caughtOutside.contains(task.name) {
            #expect(task.catchers.last?.errorEquals == [.all], "\(task.name)")
        }
    }

    @Test func `all functions that it calls are declared`() {
        let declared = Set(OrderFunctions.declarations.map(\.name))
        let called = OrderWorkflow.definition.allTasks.compactMap {
            $0.arguments?["FunctionName"]?.string
        }
        #expect(called.count == 16)
        #expect(Set(called).isSubset(of: declared))
    }

    @Test func `the table's declaration is what the functions expect`() throws {
        let table = try #require(OrderApplication.stack.tables.first)
        let schema = OrderTable.schema
        #expect(table.name == schema.name.rawValue)
        #expect(table.partitionKey.name == schema.partitionKey.name)
        #expect(table.sortKey?.name == schema.sortKey?.name)
        #expect(table.indexes.map(\.name) == schema.indexes.map(\.name.rawValue))
        #expect(table.indexes.map(\.partitionKey.name) == schema.indexes.map(\.partitionKey.name))
        #expect(table.indexes.map(\.sortKey?.name) == schema.indexes.map(\.sortKey?.name))
    }
}

extension StateMachine {
    /// All tasks, at any depth.
    var allTasks: [TaskState] { Self.tasks(in: states) }

    private static func tasks(in states: [State]) -> [TaskState] {
        states.flatMap { state -> [TaskState] in
            switch state {
            case .task(let task): [task]
            case .map(let map): tasks(in: map.itemProcessor.states)
            case .parallel(let parallel): parallel.branches.flatMap { tasks(in: $0.states) }
            default: []
            }
        }
    }
}
