import JSON
import JSONata

/// Any bytes as an expression, compiled and evaluated under a small budget.
///
/// What must hold: a value or a typed error in time, and never a crash.
struct FuzzCase {
    let expression: [UInt8]
    let dialect: JSONataDialect
    let input: JSONValue?

    /// A limit of some milliseconds ends every evaluation before this.
    private static let patience = Duration.seconds(5)

    private static let limits = JSONataLimits(
        nestingDepth: 200,
        duration: .milliseconds(20),
        byteCount: 4 << 20
    )

    /// Time stands still, so that an evaluation can be repeated.
    private static let environment = JSONataEnvironment(
        currentTimeMilliseconds: { 1_700_000_000_000 },
        randomBits: { 0x0123_4567_89AB_CDEF }
    )

    /// What is wrong with how the engine takes the expression, if anything.
    func failure() -> String? {
        let clock = ContinuousClock()
        var failure: String?
        let duration = clock.measure { failure = unhurriedFailure() }
        if let failure { return failure }
        return duration < Self.patience ? nil : "took \(duration)"
    }

    private func unhurriedFailure() -> String? {
        do throws(JSONataError) {
            let compiled = try JSONataExpression(utf8: expression, dialect: dialect)
            let first = try evaluate(compiled)
            if let first, let failure = failure(ofValue: first) { return failure }
            // Whatever the first evaluation left behind must not show in the second.
            let second = try evaluate(compiled)
            return first == second ? nil : "\(show(first)) at first, then \(show(second))"
        } catch {
            return failure(ofError: error)
        }
    }

    private func evaluate(_ compiled: JSONataExpression) throws(JSONataError) -> JSONValue? {
        try compiled.evaluate(input, limits: Self.limits, environment: Self.environment)
    }

    private func failure(ofValue value: JSONValue) -> String? {
        var text: [UInt8] = []
        value.write(to: &text)
        guard text.count == value.byteCount else {
            return "\(value.byteCount) bytes were announced, \(text.count) written"
        }
        let options = JSONParsingOptions(nestingLimit: 1_000, loneSurrogates: .keep)
        do throws(JSONSyntaxError) {
            let copy = try JSONValue(parsing: text, options: options)
            return Self.agree(copy, value) ? nil : "\(value.text) was written, \(copy.text) read"
        } catch {
            return "\(error) in \(value.text)"
        }
    }

    /// Whether two values are equal, numbers as doubles: what was written with the fewest digits is
    /// read as an exact integer.
    private static func agree(_ left: JSONValue, _ right: JSONValue) -> Bool {
        switch (left.content, right.content) {
        case (.array(let first), .array(let second)):
            return first.count == second.count && zip(first, second).allSatisfy(agree)
        case (.object(let first), .object(let second)):
            return first.count == second.count
                && zip(first, second).allSatisfy { $0.key == $1.key && agree($0.value, $1.value) }
        default:
            return left == right || left.double.map { $0 == right.double } ?? false
        }
    }

    private func failure(ofError error: JSONataError) -> String? {
        guard !error.code.rawValue.isEmpty, !error.message.isEmpty else { return "an empty error" }
        let units = String(decoding: expression, as: UTF8.self).utf16.count
        guard let position = error.position, !(0...units).contains(position) else { return nil }
        return "\(error.code.rawValue) at \(position) of \(units)"
    }

    private func show(_ value: JSONValue?) -> String { value?.text ?? "undefined" }
}
