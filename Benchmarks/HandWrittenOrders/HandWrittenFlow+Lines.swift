import JSON

extension HandWrittenFlow {
    /// Does something for each line of an order, so many at a time, and keeps their order.
    ///
    /// A single line costs no task.
    static func eachLine<Failure: Error>(
        of placement: Placement,
        atOnce limit: Int,
        _ body: @escaping @Sendable (JSONValue) async -> Result<JSONValue, Failure>
    ) async throws(Failure) -> [JSONValue] {
        guard let lines = placement.lines, let first = lines.first else { return [] }
        guard lines.count > 1 else { return [try await body(first).get()] }
        let results = await withTaskGroup(of: (Int, Result<JSONValue, Failure>).self) { group in
            var results: [Result<JSONValue, Failure>?] = Array(repeating: nil, count: lines.count)
            for (index, line) in lines.enumerated() {
                if index >= limit, let (done, result) = await group.next() {
                    results[done] = result
                }
                group.addTask { (index, await body(line)) }
            }
            for await (done, result) in group { results[done] = result }
            return results
        }
        var answers: [JSONValue] = []
        answers.reserveCapacity(results.count)
        for case let result? in results { answers.append(try result.get()) }
        return answers
    }
}
