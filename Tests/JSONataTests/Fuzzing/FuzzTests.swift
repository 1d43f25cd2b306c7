import Foundation
import JSON
import JSONata
import Testing

/// Bad input of all kinds; `script/fuzz` runs the same for longer.
struct FuzzTests {
    /// The environment says how much is tried, from which seed on, and where a case is noted down
    /// before it is tried, since one that crashes can tell nothing afterwards.
    private static let environment = ProcessInfo.processInfo.environment
    private static let seed = environment["EXPRESSWAY_FUZZ_SEED"].flatMap(UInt64.init) ?? 1
    private static let mutantCount =
        environment["EXPRESSWAY_FUZZ_MUTANTS"].flatMap(Int.init) ?? 1_000
    private static let generatedCount =
        environment["EXPRESSWAY_FUZZ_GENERATED"].flatMap(Int.init) ?? 500

    private static let inputs: [JSONValue?] = [
        LanguageCase.document, nil, .null, 1, "a😀b", [], [1, [2, 3], ["a": []]],
        ["a": ["b": [["c": 1], ["c": 2]]], "1": "one", "": ["x": .null]],
    ]

    /// The official cases where they are there, and our own.
    private static let corpus: [[UInt8]] = {
        var corpus = ownCorpus.map { Array($0.utf8) }
        for group in SharedFiles.groups(in: "cases") {
            for line in (try? SharedFiles.lines("cases/\(group).jsonl")) ?? [] {
                guard let test = try? ConformanceCase(line: line) else { continue }
                corpus.append(Array(test.expression.utf8))
            }
        }
        return corpus
    }()

    private static let ownCorpus = [
        "orders[status = 'open'].lines^(>price, sku)[[0..1]].{'sku': sku, 'sum': price * quantity}",
        "orders@$o.lines@$l[$l.price > 1]#$i.{'id': $o.id, 'n': $i, 'parent': %.%.name}",
        "($f := function($n) { $n < 2 ? $n : $f($n - 1) + $f($n - 2) }; [1..10] ~> $map($f))",
        "$ ~> |orders.lines|{'total': price * quantity}, ['price']|",
        "orders{status: $sum(lines.(price * quantity))}",
        "$replace('a-b-c', /(\\w)-/, function($m) { $m.groups[0] & '+' })",
        "$fromMillis(1509380732935, '[D1o] [MNn] [Y], [H01]:[m01]') & $formatNumber(1e6, '#,##0')",
        "**[price].sku ?? *.city ?: $string($$)",
    ]

    @Test(.timeLimit(.minutes(60)))
    func `damaged expressions end in a value or an error`() throws {
        try Self.run(Self.mutantCount) { random in
            ExpressionMutator.mutant(of: Self.corpus, using: &random)
        }
    }

    @Test(.timeLimit(.minutes(60)))
    func `expressions made by chance end in a value or an error`() throws {
        try Self.run(Self.generatedCount) { random in
            let depth = 1 + random.below(5)
            return Array(ExpressionGenerator.expression(depth: depth, using: &random).utf8)
        }
    }

    private static func run(
        _ count: Int,
        _ expression: (inout SeededGenerator) -> [UInt8]
    ) throws {
        let journal = try FuzzJournal(path: environment["EXPRESSWAY_FUZZ_JOURNAL"])
        var random = SeededGenerator(seed: seed)
        for index in 0..<count {
            let test = FuzzCase(
                expression: expression(&random),
                dialect: random.once(in: 3) ? .stepFunctions : .reference,
                input: random.pick(inputs)
            )
            try journal.note(test, index)
            if let failure = test.failure() {
                let text = String(decoding: test.expression, as: UTF8.self)
                Issue.record("\(failure): seed \(seed), number \(index), \(test.dialect): \(text)")
            }
        }
        #expect(count > 0)
    }
}
