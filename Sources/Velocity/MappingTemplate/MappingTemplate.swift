import JSON

/// A mapping template of an API Gateway REST API, compiled once and rendered often.
///
/// It sees the message as `$input`, the request as `$context`, `$stageVariables`, and the functions of
/// `$util`. What it stores in `$context.requestOverride` and `$context.responseOverride` comes back
/// with the output.
public struct MappingTemplate: Sendable {
    private let program: TemplateProgram
    private let roots: MappingTemplateRoots

    /// The template's text.
    public let text: String

    /// Compiles a template.
    ///
    /// - Parameter text: The template.
    /// - Throws: ``VelocityError`` with the line and column of the first fault.
    public init(_ text: String) throws(VelocityError) {
        program = try TemplateParser.parse(Array(text.utf8), hasHosts: true)
        roots = MappingTemplateRoots(in: program)
        self.text = text
    }

    /// Renders the template.
    ///
    /// - Parameter message: The message that it maps, and what surrounds it.
    /// - Returns: The output and the overrides.
    /// - Throws: ``VelocityError`` where an expression fails or a limit is exceeded.
    public func render(
        _ message: MappingTemplateMessage
    ) throws(VelocityError) -> MappingTemplateResult {
        var renderer = Renderer(program, message: message)
        roots.assign(to: &renderer)
        try renderer.run()
        return MappingTemplateResult(
            output: renderer.output,
            overrides: try renderer.overrides()
        )
    }
}

/// What a mapping template made.
public struct MappingTemplateResult: Sendable {
    /// The mapped message, in UTF-8.
    public let output: [UInt8]

    /// What the template stored beside it.
    public let overrides: MappingTemplateOverrides
}

/// Where a program keeps the names that a mapping template starts with.
private struct MappingTemplateRoots: Sendable {
    private let input: Int?
    private let util: Int?
    private let context: Int?
    private let stageVariables: Int?

    init(in program: TemplateProgram) {
        input = program.slot(of: "input")
        util = program.slot(of: "util")
        context = program.slot(of: "context")
        stageVariables = program.slot(of: "stageVariables")
    }

    func assign(to renderer: inout Renderer) {
        if let input { renderer.assign(.host(.input), to: input) }
        if let util { renderer.assign(.host(.util), to: util) }
        if let context { renderer.assign(.host(.context), to: context) }
        if let stageVariables {
            renderer.assign(Value(renderer.message.stageVariables), to: stageVariables)
        }
    }
}
