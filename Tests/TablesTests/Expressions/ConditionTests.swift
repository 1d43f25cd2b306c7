import Tables
import Testing

@Suite struct ConditionTests {
    private let quantity: AttributePath = "quantity"
    private let state: AttributePath = "state"
    private let item: Item = ["quantity": 5, "state": "open", "lines": [["n": 2]]]

    @Test func `operators build the values that an adapter renders`() {
        let condition: Condition = quantity >= 3
        #expect(
            condition == .compare(.attribute("quantity"), .atLeast, .value(.integer(3)))
        )
        let open: Condition = state == "open"
        let there = Condition.exists("PK")
        let both: Condition = condition && open && there
        #expect(both == .all([condition, open, there]))
        let either: Condition = condition || open || there
        #expect(either == .any([condition, open, there]))
        #expect(!open == .not(open))
        #expect(
            quantity.isBetween(1, and: 2)
                == .between(.attribute("quantity"), lower: 1, upper: 2)
        )
        #expect(state.isOne(of: ["a"]) == .oneOf(.attribute("state"), ["a"]))
        #expect(state.begins(with: "o") == .beginsWith("state", "o"))
        #expect(state.contains("o") == .contains("state", "o"))
    }

    @Test func `comparisons have DynamoDB's signs`() {
        #expect(
            Condition.Comparison.allCases.map(\.rawValue) == ["=", "<>", "<", "<=", ">", ">="]
        )
    }

    @Test func `both sides of a conjunction count`() {
        #expect((quantity >= 5 && state == "open").holds(of: item))
        #expect(!(quantity >= 6 && state == "open").holds(of: item))
        #expect(!(quantity >= 5 && state == "shut").holds(of: item))
        #expect((quantity >= 6 || state == "open").holds(of: item))
        #expect(!(quantity >= 6 || state == "shut").holds(of: item))
        #expect((!(state == "shut")).holds(of: item))
    }

    @Test func `negation of a comparison with what is absent holds`() {
        let missing: AttributePath = "missing"
        #expect(!(missing < 3).holds(of: item))
        #expect(!(missing >= 3).holds(of: item))
        #expect((!(missing < 3)).holds(of: item))
        #expect((missing != 3).holds(of: nil))
        #expect(Condition.notExists("PK").holds(of: nil))
        #expect(!Condition.exists("PK").holds(of: nil))
    }

    @Test(arguments: [
        (AttributePath("lines")[0].member("n"), true), (AttributePath("lines")[1], false),
        (AttributePath("lines")[-1], false), (AttributePath("lines").member("n"), false),
        (AttributePath("state")[0], false), (AttributePath("lines")[0], true),
    ])
    func `a path leads into maps and lists, or nowhere`(path: AttributePath, isThere: Bool) {
        #expect(Condition.exists(path).holds(of: item) == isThere)
    }

    @Test func `a path is written as DynamoDB writes it`() {
        let path = AttributePath("lines")[0].member("price").member("amount")
        #expect(path.description == "lines[0].price.amount")
        #expect(AttributePath("with.dot").steps.isEmpty)
    }

    @Test(arguments: [
        ("abc", "abc", true), ("abc", "", true), ("abc", "bc", true), ("aab", "ab", true),
        ("abc", "abcd", false), ("", "a", false), ("grüße", "üß", true), ("abab", "aba", true),
    ])
    func `a text contains its parts`(text: String, part: String, isPart: Bool) {
        let item: Item = ["text": .string(text)]
        let condition = AttributePath("text").contains(.string(part))
        #expect(condition.holds(of: item) == isPart)
    }
}
