import JSON
import NIOCore
import Stacks
import Velocity

/// What a route makes of a request's body before the service sees it.
struct RequestMapping: Sendable {
    let templates: [CompiledTemplate]
    let passthrough: PassthroughBehavior
    let bodyCheck: RequestBodyCheck?

    /// The template for a content type; `nil` when the body goes through as it is.
    func template(for mediaType: String) throws(GatewayRefusal) -> CompiledTemplate? {
        let template =
            templates.first { $0.contentType == mediaType }
            ?? templates.first { $0.contentType == "$default" }
        if let template { return template }
        switch passthrough {
        case .whenNoMatch: return nil
        case .whenNoTemplates where templates.isEmpty: return nil
        case .whenNoTemplates, .never: throw GatewayRefusal(.unsupportedMediaType)
        }
    }

    /// A body as templates see it, held against the route's model if it is JSON.
    func checkedBody(
        of request: GatewayRequest,
        _ mediaType: String
    ) throws(GatewayRefusal) -> MappingTemplateBody {
        let text = Array(request.body.readableBytesView)
        guard let bodyCheck, mediaType == "application/json" else {
            return MappingTemplateBody(text: text)
        }
        do throws(RequestBodyError) {
            return MappingTemplateBody(value: try bodyCheck.parse(request.body), text: text)
        } catch {
            throw GatewayRefusal(.badRequestBody, fault: error.fault, detail: error.detail)
        }
    }
}
