import FoundationEssentials
import JSON

/// Parsing and writing the reference documents, and reading one from two threads.
enum JSONBenchmark {
    static func run() async throws {
        let small = try bytes(of: "order.json")
        let large = try bytes(of: "orders.json")
        try measure("1.4 kB order", small, parseBar: 2, writeBar: 1.5)
        try measure("959 kB orders", large, parseBar: 1_000, writeBar: nil)
        try await measureThreads(try JSONValue(parsing: small))
    }

    private static func bytes(of name: String) throws -> [UInt8] {
        let shared = ProcessInfo.processInfo.environment["EXPRESSWAY_SHARED"] ?? "../shared"
        let path = "\(shared)/benchmarks/jsonata/data/\(name)"
        return Array(try Data(contentsOf: URL(filePath: path)))
    }

    private static func measure(
        _ name: String,
        _ text: [UInt8],
        parseBar: Double,
        writeBar: Double?
    ) throws {
        Measurement.report(
            "JSON: parse and free, \(name)",
            try Measurement.time { Measurement.keep(try JSONValue(parsing: text)) },
            atMost: parseBar
        )
        guard let writeBar else { return }
        let value = try JSONValue(parsing: text)
        var output: [UInt8] = []
        output.reserveCapacity(2 * text.count)
        Measurement.report(
            "JSON: write, \(name)",
            Measurement.time {
                output.removeAll(keepingCapacity: true)
                value.write(to: &output)
            },
            atMost: writeBar
        )
    }

    /// How much more two threads do on one document than one thread does.
    ///
    /// They walk its members without taking hold of them: what is shared is only read.
    private static func measureThreads(_ order: JSONValue) async throws {
        var ratios: [Double] = []
        for _ in 0..<5 {
            let one = try await time(threads: 1, order)
            let two = try await time(threads: 2, order)
            ratios.append(2 * (one / two))
        }
        Measurement.report(
            "JSON: two threads on one document, against one",
            ratios.sorted()[ratios.count / 2],
            atLeast: 1.7,
            " x"
        )
    }

    private static func time(threads: Int, _ order: JSONValue) async throws -> Duration {
        let start = ContinuousClock.now
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<threads {
                group.addTask { read(order, times: 200_000) }
            }
        }
        return start.duration(to: .now)
    }

    /// Computes the length of the text again and again: reads all of the document.
    private static func read(_ order: JSONValue, times: Int) {
        var count = 0
        for _ in 0..<times { count &+= order.byteCount }
        Measurement.keep(count)
    }
}
