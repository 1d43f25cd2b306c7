import JSON
import JSONata
import Terminal

/// `expressway jsonata --batch`: one evaluation per line.
struct JSONataBatch {
    /// The dialect of all expressions.
    var dialect: JSONataDialect

    /// Answers every line of standard input.
    func run() {
        BatchLines.answer(refuse: Self.refusal) { request in
            do {
                return try answer(request)
            } catch let error as JSONataError {
                return ["error": error.json]
            } catch {
                return Self.refusal("\(error)")
            }
        }
    }

    private func answer(_ request: JSONValue) throws -> JSONValue {
        // By its bytes: a text may hold half of a surrogate pair, which a String cannot.
        guard let text = request["expr"]?.withUTF8({ Array($0) }) else {
            return Self.refusal("expected expr to be a text, found \(request["expr"] ?? .null)")
        }
        let expression = try JSONataExpression(utf8: text, dialect: dialect)
        var bindings: [String: JSONValue] = [:]
        if let members = request["bindings"]?.object {
            for (name, value) in members { bindings[name] = value }
        }
        var limits = JSONataLimits(dialect: dialect)
        if let milliseconds = request["timeLimitMs"]?.integer {
            limits.duration = .milliseconds(milliseconds)
        }
        if let depth = request["depth"]?.integer {
            limits.nestingDepth = Int(depth)
        }
        let value = try expression.evaluate(request["data"], bindings: bindings, limits: limits)
        return value.map { ["value": $0] } ?? ["undefined": true]
    }

    private static func refusal(_ message: String) -> JSONValue {
        ["error": ["code": "request", "message": JSONValue(message)]]
    }
}
