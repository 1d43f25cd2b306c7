import OrderProcessor
public import Stacks
public import StatesLanguage

/// The order processor as one value: table, functions, workflow, and routes.
public enum OrderApplication {
    /// The application.
    public static let stack = stack(running: OrderWorkflow.definition)

    /// The application with another workflow, on the same functions.
    public static func stack(running definition: StateMachine) -> Stack {
        Stack(
            name: "orders",
            tables: [table],
            functions: OrderFunctions.declarations,
            stateMachines: [
                StateMachineDeclaration(
                    name: OrderWorkflow.name,
                    definition: definition,
                    loggingLevel: .all,
                    masking: [paymentMasking]
                )
            ],
            api: OrderAPI.api
        )
    }

    /// Masks whatever a client or processor may have put into `payment`, but for what is public.
    private static let paymentMasking = MaskingRule(
        member: "payment",
        keeping: ["processor", "transactionId", "status"]
    )

    private static let table = TableDeclaration(
        name: "orders",
        partitionKey: "PK",
        sortKey: "SK",
        indexes: [
            TableDeclaration.Index(
                name: "gsi-category",
                partitionKey: "category",
                sortKey: "PK"
            )
        ]
    )
}
