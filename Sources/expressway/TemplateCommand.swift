import ArgumentParser
import JSON
import Terminal
import Velocity

/// `expressway template`: one mapping template, or a batch of them.
struct TemplateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "template",
        abstract: "Renders an API Gateway mapping template.",
        discussion: """
            Prints the output; overrides that the template set follow on standard error. --batch \
            reads one request per line, \
            {"template","body","params"?,"context"?,"stageVariables"?}, and writes \
            {"output","responseOverride","requestOverride"} or {"error":{"message","line"?,"column"?}}.

            Example: expressway template request.vtl --body order.json
            """
    )

    @Argument(help: "The template's file; - is standard input.")
    var template: InputFile?

    @Option(help: "The message's body; - is standard input. Without it the body is empty.")
    var body: InputFile?

    @Option(help: "A JSON file with path, querystring and header, each an object of texts.")
    var params: InputFile?

    @Option(help: "A JSON file with what $context sees.")
    var context: InputFile?

    @Option(help: "A JSON file with what $stageVariables sees.")
    var stageVariables: InputFile?

    @Flag(help: "Reads requests from standard input, one per line.")
    var batch = false

    func validate() throws {
        guard batch == (template == nil) else {
            throw ValidationError("expected either a template or --batch")
        }
        let files = [template, body, params, context, stageVariables]
        guard files.count(where: { $0?.isStandardInput ?? false }) <= 1 else {
            throw ValidationError("expected at most one of the files to be standard input")
        }
    }

    func run() throws {
        guard let template else { return TemplateBatch().run() }
        let request = TemplateRequest(
            template: String(decoding: try template.read(), as: UTF8.self),
            body: try body?.read() ?? [],
            parameters: try params?.readJSON(),
            context: try context?.readJSON(),
            stageVariables: try stageVariables?.readJSON()
        )
        do throws(VelocityError) {
            let result = try request.render()
            StandardOutput.write(result.output)
            let untouched = MappingTemplateOverrides()
            if result.overrides.response != untouched.response {
                StandardError.write("responseOverride: \(result.overrides.response)\n")
            }
            if result.overrides.request != untouched.request {
                StandardError.write("requestOverride: \(result.overrides.request)\n")
            }
        } catch {
            throw CommandError("\(template.title):\(error.line):\(error.column): \(error.message)")
        }
    }
}
