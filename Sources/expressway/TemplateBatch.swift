import JSON
import Terminal
import Velocity

/// `expressway template --batch`: one rendering per line.
struct TemplateBatch {
    /// Answers every line of standard input.
    func run() {
        BatchLines.answer(refuse: Self.refusal, Self.answer)
    }

    private static func answer(_ request: JSONValue) -> JSONValue {
        guard let template = request["template"]?.string else {
            return refusal("expected template to be a text, found \(request["template"] ?? .null)")
        }
        let body = request["body"]?.string ?? ""
        do {
            let result = try TemplateRequest(
                template: template,
                body: Array(body.utf8),
                parameters: request["params"],
                context: request["context"],
                stageVariables: request["stageVariables"]
            ).render()
            return [
                "output": JSONValue(String(decoding: result.output, as: UTF8.self)),
                "responseOverride": result.overrides.response,
                "requestOverride": result.overrides.request,
            ]
        } catch {
            return [
                "error": [
                    "message": JSONValue(error.message), "line": JSONValue(error.line),
                    "column": JSONValue(error.column),
                ]
            ]
        }
    }

    private static func refusal(_ message: String) -> JSONValue {
        ["error": ["message": JSONValue(message)]]
    }
}
