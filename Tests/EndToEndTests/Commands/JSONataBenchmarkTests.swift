import Foundation
import JSON
import Testing

@Suite(.timeLimit(.minutes(1)))
struct JSONataBenchmarkTests {
    /// A folder with benchmarks; gone with the test.
    private final class Folder {
        let path: String

        init(_ files: [String: String]) throws {
            let url = FileManager.default.temporaryDirectory.appending(path: "\(UUID())")
            path = url.path
            try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
            for (name, contents) in files {
                try contents.write(to: url.appending(path: name), atomically: true, encoding: .utf8)
            }
        }

        deinit { try? FileManager.default.removeItem(atPath: path) }
    }

    private func lines(_ folder: Folder) async throws -> [JSONValue] {
        let outcome = try await ProductExecutable.expressway.run([
            "jsonata", "--benchmark", folder.path,
        ])
        #expect(outcome.status == 0, "\(outcome.errors)")
        return try outcome.output.split(separator: "\n").map { try JSONValue(parsing: String($0)) }
    }

    @Test func `each benchmark of a folder is a line of figures, in order`() async throws {
        let folder = try Folder([
            "02-variable.json": """
            {"name": "variable", "expr": "$states.input.a * 3", "data": null,
             "bindData": {"states.input": "a.json"}, "expected": 6}
            """,
            "01-path.json": """
            {"name": "path", "expr": "{'third': a / 6}", "data": "a.json",
             "expected": {"third": 0.33333333333333331}}
            """,
            "03-constant.json":
                #"{"name": "constant", "expr": "1 + 1", "data": null, "expected": 2}"#,
            "a.json": #"{"a": 2}"#,
            "notes.json": "{}",
        ])
        let lines = try await lines(folder)
        #expect(lines.map { $0["name"]?.string } == ["path", "variable", "constant"])
        for line in lines {
            #expect(line["right"] == true, "\(line)")
            for figure in ["compile", "eval", "endToEnd"] {
                #expect(try #require(line["\(figure)Microseconds"]?.double) > 0, "\(line)")
            }
        }
        #expect(try #require(lines.first?["parseMicroseconds"]?.double) > 0)
        #expect(try #require(lines.last?["parseMicroseconds"]).isNull)
    }

    @Test func `an answer that is wrong or missing is not right`() async throws {
        let folder = try Folder([
            "1.json": #"{"name": "wrong", "expr": "1 + 1", "expected": 2.0001}"#,
            "2.json": #"{"name": "failing", "expr": "1 + 'a'", "expected": 2}"#,
            "3.json": #"{"name": "undefined", "expr": "a", "expected": null}"#,
        ])
        let lines = try await lines(folder)
        #expect(lines.map { $0["right"]?.boolean } == [false, false, false])
        #expect(try #require(lines.dropFirst().first?["evalMicroseconds"]).isNull)
    }

    @Test func `a folder without benchmarks is refused`() async throws {
        let folder = try Folder([:])
        let outcome = try await ProductExecutable.expressway.run([
            "jsonata", "--benchmark", folder.path,
        ])
        #expect(outcome.status != 0)
        #expect(outcome.errors.contains("01-path.json"), "\(outcome.errors)")
    }
}
