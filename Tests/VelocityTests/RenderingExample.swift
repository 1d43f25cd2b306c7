import JSON
import Testing
import Velocity

/// A template and what Apache Velocity 1.7 makes of it, with the reference rule of API Gateway.
struct RenderingExample: Sendable, CustomTestStringConvertible {
    let template: String
    let output: String

    init(_ template: String, _ output: String) {
        self.template = template
        self.output = output
    }

    var testDescription: String { template.debugDescription }

    /// What every example finds: a text, numbers, truth values, a list and a map.
    static let variables: [String: JSONValue] = [
        "s": "Hello", "n": 5, "d": 12.5, "t": true, "f": false, "e": "",
        "m": ["k": "v", "q": ["x": 1]],
    ]

    func render() throws -> String { try Self.render(template) }

    static func render(_ template: String) throws -> String {
        let compiled = try VelocityTemplate("#set($l = [3, 1, 2])" + template)
        return String(decoding: try compiled.render(variables), as: UTF8.self)
    }
}
