import JSON
import StatesLanguage
import Testing

@Suite struct DamagedDefinitionTests {
    @Test func `a damaged definition is refused with a reason or accepted without loss`() throws {
        var accepted = 0
        var refused = 0
        for seed in 0..<400 as Range<UInt64> {
            var generator = DefinitionGenerator(seed: seed % 60)
            var mutator = DefinitionMutator(random: SeededRandom(state: seed))
            var definition = generator.definition()
            for _ in 0...(seed % 3) { definition = mutator.damage(definition) }
            do {
                let machine = try StateMachine(decoding: definition)
                try #require(machine.encoded().text == definition.text, "seed \(seed)")
                accepted += 1
            } catch let error as DefinitionError {
                try #require(error.diagnostics.contains { $0.severity == .error }, "seed \(seed)")
                refused += 1
            }
        }
        #expect(accepted > 0)
        #expect(refused > 0)
    }

    @Test func `whatever stands in place of a value has a diagnostic with a place`() throws {
        let states = [
            #"{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","End":true}"#,
            #"{"Type":"Wait","Seconds":1,"End":true}"#,
            #"{"Type":"Parallel","Branches":[{"StartAt":"A","States":{"A":{"Type":"Fail"}}}],"End":true}"#,
        ]
        for text in states {
            let state = try JSONValue(parsing: text)
            for name in try #require(state.object).keys {
                let damaged = state.setting(name, to: ["not": ["this"]])
                let found = try diagnostics(of: damaged.text)
                #expect(found.contains { $0.severity == .error }, "\(name) of \(text)")
                #expect(found.first?.location?.hasPrefix("/States/S") == true, "\(name) of \(text)")
            }
        }
    }
}
