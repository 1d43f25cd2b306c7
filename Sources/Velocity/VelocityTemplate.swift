public import JSON

/// A template of the Velocity language, compiled once and rendered often.
///
/// The language is Apache Velocity 1.7 as API Gateway runs it: a reference without a value prints nothing
/// and counts as true, and `#macro`, `#parse`, `#include` and `#evaluate` are not there.
///
/// ```swift
/// let template = try VelocityTemplate("Hello $name#if($more), $more.size() more#end")
/// let text = try template.render(["name": "Ann", "more": ["Bob"]])      // Hello Ann, 1 more
/// ```
public struct VelocityTemplate: Sendable {
    let program: TemplateProgram

    /// Compiles a template.
    ///
    /// - Parameter text: The template.
    /// - Throws: ``VelocityError`` with the line and column of the first fault.
    public init(_ text: String) throws(VelocityError) {
        program = try TemplateParser.parse(Array(text.utf8))
    }

    /// Renders the template.
    ///
    /// - Parameter variables: What its references stand for, by name.
    /// - Returns: The output, in UTF-8.
    /// - Throws: ``VelocityError`` where an expression fails or a limit is exceeded.
    public func render(
        _ variables: [String: JSONValue] = [:]
    ) throws(VelocityError) -> [UInt8] {
        var renderer = Renderer(program)
        for (name, value) in variables {
            guard let slot = program.slot(of: name) else { continue }
            renderer.assign(Value(value), to: slot)
        }
        try renderer.run()
        return renderer.output
    }
}
