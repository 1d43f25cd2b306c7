import JSON

/// Makes valid definitions at random, the same ones from the same seed.
struct DefinitionGenerator {
    private typealias Member = (String, JSONValue)

    private static let deepest = 3

    private var random: SeededRandom
    private var stateCount = 0

    init(seed: UInt64) {
        random = SeededRandom(state: seed)
    }

    /// A definition whose states are chained, so that each can be reached.
    mutating func definition() -> JSONValue {
        stateCount = 0
        var members = machine(depth: 0)
        members.append(("QueryLanguage", "JSONata"))
        if chance() { members.append(("Version", "1.0")) }
        if chance() { members.append(("TimeoutSeconds", number(1...300))) }
        return object(members)
    }

    private mutating func machine(depth: Int) -> [Member] {
        let names = (0..<Int.random(in: 1...4, using: &random)).map { _ in newName() }
        let states = names.enumerated().map { index, name in
            let next = index + 1 < names.count ? names[index + 1] : nil
            return (name, state(next: next, depth: depth))
        }
        var members: [Member] = [
            ("StartAt", JSONValue(names[0])), ("States", JSONValue(members: states)),
        ]
        if chance() { members.append(("Comment", "A machine — “quoted” \\ and \u{1F680}")) }
        return members
    }

    private mutating func newName() -> String {
        stateCount += 1
        return ["State \(stateCount)", "s/\(stateCount)", "Ünï\(stateCount)"]
            .randomElement(using: &random) ?? "S\(stateCount)"
    }

    private mutating func state(next: String?, depth: Int) -> JSONValue {
        let kinds = depth < Self.deepest ? 8 : 6
        var members: [Member] =
            switch Int.random(in: 0..<kinds, using: &random) {
            case 0: [("Type", "Pass")] + results() + transition(next)
            case 1: wait() + results() + transition(next)
            case 2: next.map { choice(next: $0) } ?? [("Type", "Succeed")] + output()
            case 3: next == nil ? fail() : [("Type", "Pass")] + transition(next)
            case 4, 5: task(next: next)
            case 6: parallel(next: next, depth: depth)
            default: map(next: next, depth: depth)
            }
        if chance() { members.append(("Comment", "why")) }
        if chance() { members.append(("QueryLanguage", "JSONata")) }
        if chance() { members.append(("Later\(stateCount)", json())) }
        return object(members)
    }

    private mutating func task(next: String?) -> [Member] {
        var members: [Member] = [
            ("Type", "Task"), ("Resource", "arn:aws:states:::lambda:invoke"),
        ]
        if chance() { members.append(("Arguments", template())) }
        if chance() { members.append(("TimeoutSeconds", numberOrExpression(1...99))) }
        if chance() { members.append(("HeartbeatSeconds", numberOrExpression(1...99))) }
        if chance() { members.append(("Credentials", ["RoleArn": "arn:aws:iam::1:role/r"])) }
        return members + recovery(next: next) + results() + transition(next)
    }

    private mutating func wait() -> [Member] {
        let delay: Member =
            chance()
            ? ("Seconds", numberOrExpression(0...99))
            : ("Timestamp", chance() ? "2026-01-01T00:00:00.5+01:00" : "{% $now() %}")
        return [("Type", "Wait"), delay]
    }

    private mutating func choice(next: String) -> [Member] {
        let rules = (0..<Int.random(in: 1...3, using: &random)).map { _ in
            let condition: JSONValue = chance() ? "{% $states.input.a = 1 %}" : true
            return object([("Condition", condition), ("Next", JSONValue(next))] + results())
        }
        var members: [Member] = [("Type", "Choice"), ("Choices", JSONValue(rules))]
        if chance() { members.append(("Default", JSONValue(next))) }
        return members + results()
    }

    private mutating func fail() -> [Member] {
        var members: [Member] = [("Type", "Fail")]
        if chance() { members.append(("Error", "Broken")) }
        if chance() { members.append(("Cause", "{% 'because ' & $states.input.why %}")) }
        return members
    }

    private mutating func parallel(next: String?, depth: Int) -> [Member] {
        let branches = (0..<Int.random(in: 1...3, using: &random)).map { _ in
            object(machine(depth: depth + 1))
        }
        var members: [Member] = [("Type", "Parallel"), ("Branches", JSONValue(branches))]
        if chance() { members.append(("Arguments", template())) }
        return members + recovery(next: next) + results() + transition(next)
    }

    private mutating func map(next: String?, depth: Int) -> [Member] {
        var processor = machine(depth: depth + 1)
        if chance() { processor.append(("ProcessorConfig", ["Mode": "INLINE"])) }
        var members: [Member] = [
            ("Type", "Map"),
            (chance() ? "ItemProcessor" : "Iterator", object(processor)),
        ]
        if chance() { members.append(("Items", chance() ? [1, 2] : "{% $states.input.list %}")) }
        if chance() { members.append(("ItemSelector", template())) }
        if chance() { members.append(("MaxConcurrency", numberOrExpression(0...40))) }
        if chance() { members.append(("ToleratedFailureCount", numberOrExpression(0...4))) }
        if chance() { members.append(("ToleratedFailurePercentage", 12.5)) }
        return members + recovery(next: next) + results() + transition(next)
    }

    private mutating func recovery(next: String?) -> [Member] {
        var members: [Member] = []
        if chance() { members.append(("Retry", chance() ? [] : [retrier(), lastRetrier])) }
        if let next, chance() { members.append(("Catch", [catcher(next: next)])) }
        return members
    }

    private let lastRetrier: JSONValue = ["ErrorEquals": ["States.ALL"]]

    private mutating func retrier() -> JSONValue {
        var members: [Member] = [("ErrorEquals", ["States.Timeout", "Own.Error"])]
        if chance() { members.append(("IntervalSeconds", number(0...9))) }
        if chance() { members.append(("MaxAttempts", number(0...9))) }
        if chance() { members.append(("BackoffRate", 1.5)) }
        if chance() { members.append(("MaxDelaySeconds", number(1...9))) }
        if chance() { members.append(("JitterStrategy", chance() ? "FULL" : "NONE")) }
        if chance() { members.append(("Comment", "again")) }
        return object(members)
    }

    private mutating func catcher(next: String) -> JSONValue {
        var members: [Member] = [
            ("ErrorEquals", ["States.ALL"]), ("Next", JSONValue(next)),
        ]
        if chance() { members.append(("Output", "{% $states.errorOutput %}")) }
        if chance() { members.append(("Assign", ["failed": true])) }
        if chance() { members.append(("Comment", "caught")) }
        return object(members)
    }

    private mutating func results() -> [Member] {
        let variables: JSONValue = ["a": template(), "b1": .null]
        return output() + (chance() ? [("Assign", variables)] : [])
    }

    private mutating func output() -> [Member] { chance() ? [("Output", template())] : [] }

    private mutating func transition(_ next: String?) -> [Member] {
        guard let next else { return [("End", true)] }
        return chance() ? [("Next", JSONValue(next))] : [("Next", JSONValue(next)), ("End", false)]
    }

    private mutating func template() -> JSONValue {
        switch Int.random(in: 0..<4, using: &random) {
        case 0: "{% $states.input %}"
        case 1: ["x": "{% $states.context.State.Name %}", "y": [json(), "{% 1 + 1 %}"]]
        default: json()
        }
    }

    private mutating func json() -> JSONValue {
        let values: [JSONValue] = [
            .null, true, -3, 9_007_199_254_740_993, 0.1, "text", [], ["k": ["l": [1, .null, "m"]]],
        ]
        return values.randomElement(using: &random) ?? .null
    }

    private mutating func number(_ range: ClosedRange<Int>) -> JSONValue {
        JSONValue(Int.random(in: range, using: &random))
    }

    private mutating func numberOrExpression(_ range: ClosedRange<Int>) -> JSONValue {
        chance() ? number(range) : "{% $states.input.n + 1 %}"
    }

    private mutating func object(_ members: [Member]) -> JSONValue {
        JSONValue(members: members.shuffled(using: &random))
    }

    private mutating func chance() -> Bool { Bool.random(using: &random) }
}
