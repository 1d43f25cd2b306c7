import Foundation
import JSON
import JSONata
import Testing

/// The examples of the documentation do what it says.
struct WorkedExamplesTests {
    /// The article's blocks of code in one language, in order.
    private static func blocks(_ language: String) throws -> [String] {
        let package = URL(filePath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let article = package.appending(path: "Sources/JSONata/JSONata.docc/WorkedExamples.md")
        let text = try String(contentsOf: article, encoding: .utf8)
        let parts = text.components(separatedBy: "```\(language)\n").dropFirst()
        return parts.map { $0.components(separatedBy: "```")[0] }
    }

    @Test func `each example has the value that stands below it`() throws {
        let order = try JSONValue(parsing: try #require(try Self.blocks("json").first))
        let expressions = try Self.blocks("jsonata")
        let results = try Self.blocks("result")
        #expect(expressions.count == 10)
        #expect(results.count == expressions.count)
        for (expression, result) in zip(expressions, results) {
            let value = try JSONataExpression(expression).evaluate(order)
            #expect(value == (try JSONValue(parsing: result)), "\(expression)")
        }
    }
}
