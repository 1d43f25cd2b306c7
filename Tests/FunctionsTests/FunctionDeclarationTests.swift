import Functions
import Testing

@Suite struct FunctionDeclarationTests {
    @Test func `a sound set of declarations has no faults`() {
        let declarations = [
            FunctionDeclaration(name: "a", reservedConcurrency: 400),
            FunctionDeclaration(name: "b-2_C", reservedConcurrency: 500),
            FunctionDeclaration(name: "c", timeLimit: .seconds(900)),
        ]
        #expect(FunctionDeclaration.faults(of: declarations).isEmpty)
    }

    @Test(arguments: ["", "a b", "ä", "a.b", String(repeating: "a", count: 65)])
    func `a name that Lambda refuses is a fault`(name: String) {
        let faults = FunctionDeclaration.faults(of: [FunctionDeclaration(name: name)])
        #expect(faults.map(\.member) == ["name"])
    }

    @Test(arguments: [Duration.zero, .milliseconds(999), .seconds(901)])
    func `a time limit that Lambda refuses is a fault`(limit: Duration) {
        let faults = FunctionDeclaration.faults(
            of: [FunctionDeclaration(name: "a", timeLimit: limit)]
        )
        #expect(faults.map(\.member) == ["timeLimit"])
    }

    @Test func `reservations leave a hundred to the rest of the account`() {
        let atLimit = FunctionDeclaration.faults(
            of: [FunctionDeclaration(name: "a", reservedConcurrency: 900)]
        )
        #expect(atLimit.isEmpty)
        let beyond = FunctionDeclaration.faults(
            of: [
                FunctionDeclaration(name: "a", reservedConcurrency: 900),
                FunctionDeclaration(name: "b", reservedConcurrency: 1),
            ]
        )
        #expect(beyond.count == 1)
        #expect(beyond.first?.index == nil)
        #expect(
            beyond.first?.message.contains(
                "decreases account's UnreservedConcurrentExecution below its minimum value of [100]"
            ) == true
        )
    }

    @Test func `all faults are told together`() {
        let faults = FunctionDeclaration.faults(
            of: [
                FunctionDeclaration(name: "a", timeLimit: .zero),
                FunctionDeclaration(name: "a", reservedConcurrency: -1),
            ]
        )
        #expect(faults.map(\.member) == ["timeLimit", "reservedConcurrency", "name"])
        #expect(faults.map(\.index) == [0, 1, 1])
    }
}
