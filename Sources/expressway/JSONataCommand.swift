import ArgumentParser
import JSON
import JSONata
import Terminal

/// `expressway jsonata`: one evaluation, a batch of them, or measuring a set of benchmarks.
struct JSONataCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "jsonata",
        abstract: "Evaluates a JSONata expression.",
        discussion: """
            Prints the value as JSON, or nothing when the expression has no value. --batch reads \
            one request per line, {"expr","data"?,"bindings"?,"timeLimitMs"?,"depth"?}, and \
            writes one answer per line: {"value"}, {"undefined":true} or \
            {"error":{"code","position"?,"token"?,"message"}}. --benchmark measures the files \
            NN-name.json of a folder, {"name","expr","data"?,"bindData"?,"expected"}, and writes \
            per file the medians of batches of five milliseconds: {"name","right",\
            "compileMicroseconds","evalMicroseconds","parseMicroseconds","endToEndMicroseconds"}.

            Example: expressway jsonata 'items.(price * quantity)' --input order.json
            """
    )

    @Argument(help: "The expression.")
    var expression: String?

    @Option(help: "The input document; - is standard input. Without it there is no input.")
    var input: InputFile?

    @Option(help: "A variable, as NAME=JSON; may be repeated.")
    var bind: [VariableBinding] = []

    @Option(help: "reference (jsonata 2.2.2) or stepFunctions (2.0.6 as AWS runs it).")
    var dialect: Dialect = .reference

    @Flag(help: "Reads requests from standard input, one per line.")
    var batch = false

    @Option(help: "Measures the benchmarks of a folder.")
    var benchmark: String?

    func validate() throws {
        guard [batch, benchmark != nil, expression != nil].count(where: { $0 }) == 1 else {
            throw ValidationError("expected one of an expression, --batch and --benchmark")
        }
    }

    func run() throws {
        if let benchmark {
            return try JSONataBenchmark(folder: benchmark, dialect: dialect.option).run()
        }
        guard let expression else { return JSONataBatch(dialect: dialect.option).run() }
        let bindings = Dictionary(bind.map { ($0.name, $0.value) }) { _, last in last }
        do {
            let compiled = try JSONataExpression(expression, dialect: dialect.option)
            let value = try compiled.evaluate(try input?.readJSON(), bindings: bindings)
            if let value { print(value.formatted()) }
        } catch let error as JSONataError {
            throw CommandError(error.report(in: expression))
        }
    }

    /// The dialects by the names of the command line.
    enum Dialect: String, ExpressibleByArgument, CaseIterable {
        case reference, stepFunctions

        var option: JSONataDialect {
            switch self {
            case .reference: .reference
            case .stepFunctions: .stepFunctions
            }
        }
    }
}

/// A variable and its value, as `NAME=JSON`.
struct VariableBinding: ExpressibleByArgument {
    /// The name, without `$`.
    var name: String

    /// The value.
    var value: JSONValue

    init?(argument: String) {
        guard let equals = argument.firstIndex(of: "=") else { return nil }
        name = String(argument[..<equals].drop { $0 == "$" })
        guard !name.isEmpty else { return nil }
        do {
            value = try JSONValue(parsing: String(argument[argument.index(after: equals)...]))
        } catch {
            return nil
        }
    }
}
