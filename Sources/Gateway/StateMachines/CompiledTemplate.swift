import HTTPTypes
import JSON
import Stacks
import Velocity

/// A mapping template and the content type that it is for, in lower case.
final class CompiledTemplate: Sendable {
    let contentType: String
    let template: MappingTemplate

    /// Whether the template may look at the request's parameters, which are made only then.
    let readsParameters: Bool

    init(_ typed: TypedTemplate, text: String) throws(VelocityError) {
        contentType = typed.contentType.lowercased()
        template = try MappingTemplate(text)
        readsParameters = text.contains("params")
    }
}

/// How an answer of the service becomes an answer of the route, compiled.
struct CompiledResponse: Sendable {
    let status: Int
    let headers: HTTPFields
    let template: CompiledTemplate?

    init(_ response: IntegrationResponse, template: CompiledTemplate?) {
        status = response.status
        var headers: HTTPFields = [.contentType: "application/json"]
        for header in response.headers {
            guard let name = HTTPField.Name(header.name) else { continue }
            headers[name] = header.value
        }
        self.headers = headers
        self.template = template
    }
}

/// What answers for each status that Step Functions' call can have, compiled.
struct CompiledResponses: Sendable {
    /// The response when an execution was started, however it ended.
    let success: CompiledResponse

    /// The response when the call started no execution.
    let refusal: CompiledResponse
}
