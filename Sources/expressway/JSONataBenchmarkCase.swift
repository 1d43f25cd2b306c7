import JSON
import JSONata
import Terminal

/// An expression that is measured: its input, its variables and the answer that it should give.
struct JSONataBenchmarkCase {
    private let name: String
    private let expression: String
    private let dialect: JSONataDialect
    private let expected: JSONValue?

    /// The input's text, if there is an input.
    private let data: [UInt8]?

    /// The texts of members of variables.
    private let bound: [(variable: String, member: String, text: [UInt8])]

    /// Reads a benchmark and the documents that it names.
    ///
    /// - Throws: ``CommandError`` that names what is missing.
    init(file: String, folder: String, dialect: JSONataDialect) throws {
        let path = "\(folder)/\(file)"
        let benchmark = try Self.file(path).readJSON()
        guard let expression = benchmark["expr"]?.string else {
            throw CommandError("\(path): expected expr to be a text")
        }
        self.expression = expression
        self.dialect = dialect
        name = benchmark["name"]?.string ?? file
        expected = benchmark["expected"]
        data = try benchmark["data"]?.string.map { try Self.file("\(folder)/\($0)").read() }
        bound =
            try benchmark["bindData"]?.object?.map { place, document in
                let names = place.split(separator: ".", maxSplits: 1).map(String.init)
                guard names.count == 2, let document = document.string else {
                    throw CommandError("\(path): expected bindData as {\"variable.member\": path}")
                }
                return (names[0], names[1], try Self.file("\(folder)/\(document)").read())
            } ?? []
    }

    private static func file(_ path: String) throws -> InputFile {
        guard let file = InputFile(argument: path) else {
            throw CommandError("expected the path of a file")
        }
        return file
    }
}

extension JSONataBenchmarkCase {
    /// What an evaluation is given.
    private struct Documents {
        var input: JSONValue?
        var bindings: [String: JSONValue] = [:]
    }

    /// The line of figures; `right` is false where the answer is wrong or there is none.
    func measured() -> JSONValue {
        do {
            return try figures()
        } catch {
            return [
                "name": JSONValue(name), "right": false, "compileMicroseconds": .null,
                "evalMicroseconds": .null, "parseMicroseconds": .null,
                "endToEndMicroseconds": .null, "error": JSONValue("\(error)"),
            ]
        }
    }

    private func figures() throws -> JSONValue {
        let compiled = try JSONataExpression(expression, dialect: dialect)
        let documents = try parsed()
        let answer = try compiled.evaluate(documents.input, bindings: documents.bindings)
        let isRight = expected.map { answer?.agrees(with: $0, tolerance: 1e-12) ?? false }
        let compile = try Stopwatch.microseconds {
            _ = try JSONataExpression(expression, dialect: dialect)
        }
        let evaluate = try Stopwatch.microseconds {
            _ = try compiled.evaluate(documents.input, bindings: documents.bindings)
        }
        let hasDocuments = data != nil || !bound.isEmpty
        let parse = hasDocuments ? try Stopwatch.microseconds { _ = try parsed() } : nil
        let endToEnd = try Stopwatch.microseconds {
            let documents = try parsed()
            var text: [UInt8] = []
            try compiled.evaluate(documents.input, bindings: documents.bindings)?.write(to: &text)
        }
        return [
            "name": JSONValue(name), "right": JSONValue(isRight ?? (answer == nil)),
            "compileMicroseconds": JSONValue(compile), "evalMicroseconds": JSONValue(evaluate),
            "parseMicroseconds": parse.map { JSONValue($0) } ?? .null,
            "endToEndMicroseconds": JSONValue(endToEnd),
        ]
    }

    private func parsed() throws -> Documents {
        var documents = Documents()
        documents.input = try data.map { try JSONValue(parsing: $0) }
        for (variable, member, text) in bound {
            let value = try JSONValue(parsing: text)
            documents.bindings[variable] = (documents.bindings[variable] ?? [:])
                .setting(member, to: value)
        }
        return documents
    }
}

extension JSONValue {
    /// Whether two values are equal but for numbers, which may differ by a relative tolerance.
    fileprivate func agrees(with other: JSONValue, tolerance: Double) -> Bool {
        switch (content, other.content) {
        case (.array(let own), .array(let others)):
            return own.count == others.count
                && zip(own, others).allSatisfy { $0.agrees(with: $1, tolerance: tolerance) }
        case (.object(let own), .object(let others)):
            return own.count == others.count
                && own.allSatisfy { key, value in
                    others[key].map { value.agrees(with: $0, tolerance: tolerance) } ?? false
                }
        default:
            guard let own = double, let others = other.double else { return self == other }
            return abs(own - others) <= tolerance * max(abs(own), abs(others))
        }
    }
}
