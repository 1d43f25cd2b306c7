import Functions
import JSON
import OrderProcessor
import Testing

@Suite(.timeLimit(.minutes(1))) struct OrderFunctionsTests {
    @Test func `F15: every function has reserved concurrency, at most 900 in all`() {
        let reserved = OrderFunctions.declarations.map(\.reservedConcurrency)
        #expect(reserved.allSatisfy { ($0 ?? 0) > 0 })
        #expect(reserved.reduce(0) { $0 + ($1 ?? 0) } <= 900)
    }

    @Test func `names are distinct and good`() {
        let names = OrderFunctions.declarations.map(\.name)
        #expect(Set(names).count == names.count)
        #expect(names.allSatisfy(FunctionDeclaration.isValidName))
    }

    @Test func `every declaration has its handler`() async throws {
        let shop = try await Shop()
        for declaration in OrderFunctions.declarations {
            // Called with nonsense, each answers or says what is wrong; none is missing.
            let failure = await shop.failure(declaration.name, [:])
            #expect(failure == nil || failure == "JSONReadingError")
        }
    }

    @Test func `a function that waits for the store declares the store's errors`() {
        let stored = OrderFunctions.declarations.filter { $0.errors.contains("StoreBusy") }
        #expect(stored.count == 14)
        #expect(stored.allSatisfy { Set(OrderErrorNames.store).isSubset(of: $0.errors) })
    }
}
