public import Tables

/// One thing that every table store does.
public struct ConformanceCheck: Sendable, CustomStringConvertible {
    /// What it does, as a sentence.
    public let name: String

    /// Tries it on an empty store that has the tables of the suite.
    ///
    /// - Throws: `ConformanceFailure`, or what the store throws.
    public let run: @Sendable (any TableStore) async throws -> Void

    init(_ name: String, _ run: @escaping @Sendable (any TableStore) async throws -> Void) {
        self.name = name
        self.run = run
    }

    /// The name.
    public var description: String { name }
}

/// How a store differs from what every store does.
public struct ConformanceFailure: Error, CustomStringConvertible {
    /// What was expected and found.
    public let description: String

    init(_ description: String) { self.description = description }
}

/// Checks that two values are equal.
func expect<Value: Equatable>(
    _ found: Value,
    equals expected: Value,
    _ what: String = "value"
) throws(ConformanceFailure) {
    guard found == expected else {
        throw ConformanceFailure("expected \(what) \(expected) but found \(found)")
    }
}

/// Checks that a call fails with an error.
func expect<Result: Sendable>(
    _ expected: TableError,
    _ body: () async throws(TableError) -> Result
) async throws(ConformanceFailure) {
    let found = await error(of: body)
    guard found == expected else {
        throw ConformanceFailure(
            "expected error '\(expected)' but found \(found.map { "'\($0)'" } ?? "none")"
        )
    }
}

/// Checks that a call is refused as invalid, in whatever words.
func expectValidationError<Result: Sendable>(
    _ what: String,
    _ body: () async throws(TableError) -> Result
) async throws(ConformanceFailure) {
    let found = await error(of: body)
    guard case .validation? = found else {
        throw ConformanceFailure(
            "expected a ValidationException for \(what) but found "
                + (found.map { "'\($0)'" } ?? "none")
        )
    }
}

private func error<Result: Sendable>(
    of body: () async throws(TableError) -> Result
) async -> TableError? {
    do throws(TableError) {
        _ = try await body()
        return nil
    } catch {
        return error
    }
}
