import JSON
import Velocity

/// A template and the message that it maps.
struct TemplateRequest {
    /// The template's text.
    var template: String

    /// The body's bytes.
    var body: [UInt8]

    /// `path`, `querystring` and `header`, each an object of texts.
    var parameters: JSONValue?

    /// What `$context` sees.
    var context: JSONValue?

    /// What `$stageVariables` sees.
    var stageVariables: JSONValue?

    /// Compiles and renders the template.
    ///
    /// - Throws: `VelocityError` with line and column.
    func render() throws(VelocityError) -> MappingTemplateResult {
        let empty: JSONValue = [:]
        let context = context ?? empty
        let message = MappingTemplateMessage(
            body: MappingTemplateBody(text: body),
            parameters: MappingTemplateParameters(
                path: parameters?["path"] ?? empty,
                querystring: parameters?["querystring"] ?? empty,
                header: parameters?["header"] ?? empty
            ),
            stageVariables: stageVariables ?? empty,
            overrides: MappingTemplateOverrides(
                request: context["requestOverride"] ?? empty,
                response: context["responseOverride"] ?? empty
            ),
            context: { context }
        )
        return try MappingTemplate(template).render(message)
    }
}
