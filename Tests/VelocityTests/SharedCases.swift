import Foundation
import JSON
import Testing
import Velocity

/// The shared cases of mapping templates, which live outside the repository.
struct SharedCase: Sendable, CustomTestStringConvertible {
    let id: String
    let description: JSONValue

    var testDescription: String { id }

    private static let folder: String = {
        let shared = ProcessInfo.processInfo.environment["EXPRESSWAY_SHARED"] ?? "../shared"
        return shared + "/conformance/vtl"
    }()

    static let isAvailable = FileManager.default.fileExists(atPath: folder)

    /// All cases of the four files, or none where the files are absent.
    static let all: [SharedCase] = [
        "aws-recorded", "project-assertions", "apache-velocity", "engine-velocity-1.7",
    ].flatMap { file -> [SharedCase] in
        guard let text = FileManager.default.contents(atPath: "\(folder)/\(file).json"),
            let cases = try? JSONValue(parsing: Array(text)).array
        else { return [] }
        return cases.map { SharedCase(id: $0["id"]?.string ?? file, description: $0) }
    }

    func render() throws -> MappingTemplateResult {
        let template = try MappingTemplate(description["template"]?.string ?? "")
        let input = description["input"] ?? [:]
        let parameters = input["params"] ?? [:]
        let context = description["context"] ?? [:]
        return try template.render(
            MappingTemplateMessage(
                body: MappingTemplateBody(text: Array((input["body"]?.string ?? "").utf8)),
                parameters: MappingTemplateParameters(
                    path: parameters["path"] ?? [:],
                    querystring: parameters["querystring"] ?? [:],
                    header: parameters["header"] ?? [:]
                ),
                stageVariables: description["stageVariables"] ?? [:],
                overrides: MappingTemplateOverrides(
                    request: context["requestOverride"] ?? [:],
                    response: context["responseOverride"] ?? [:]
                ),
                context: { context }
            )
        )
    }
}

@Suite struct SharedCaseTests {
    // The cases are reference data beside the repository; without them there is nothing to compare.
    @Test(.enabled(if: SharedCase.isAvailable), arguments: SharedCase.all)
    func `a shared case renders byte for byte`(_ example: SharedCase) throws {
        let expected = try #require(example.description["expected"])
        guard expected["error"]?.boolean != true else {
            #expect(throws: VelocityError.self) { try example.render() }
            return
        }
        let result = try example.render()
        let output = String(decoding: result.output, as: UTF8.self)
        if let text = expected["output"]?.string {
            switch example.description["compare"]?.string {
            case "json": #expect(try JSONValue(parsing: output) == JSONValue(parsing: text))
            case "whitespace-collapsed":
                #expect(output.split(whereSeparator: \.isWhitespace).joined(separator: " ") == text)
            default: #expect(output == text)
            }
        }
        try Self.expect(expected["responseOverride"], in: result.overrides.response)
        try Self.expect(expected["requestOverride"], in: result.overrides.request)
    }

    // The same; a suite that lost its cases must not pass in silence.
    @Test(.enabled(if: SharedCase.isAvailable))
    func `all shared cases are there`() {
        #expect(SharedCase.all.count >= 222)
    }

    private static func expect(_ members: JSONValue?, in overrides: JSONValue) throws {
        guard let members = members?.object else { return }
        for member in members {
            let found = try #require(overrides[member.key])
            guard let inner = member.value.object else {
                #expect(found == member.value)
                continue
            }
            for part in inner { #expect(found[part.key] == part.value) }
        }
    }
}
