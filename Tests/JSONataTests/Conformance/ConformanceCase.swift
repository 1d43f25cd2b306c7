import JSON
import JSONata

/// One line of the reference's test data.
struct ConformanceCase {
    let id: String
    let expression: String
    let members: JSONValue

    init(line: String) throws {
        members = try JSONValue(
            parsing: Array(line.utf8),
            options: JSONParsingOptions(loneSurrogates: .keep)
        )
        id = members["id"]?.string ?? "?"
        expression = members["expr"]?.string ?? ""
    }

    /// What went wrong, or `nil` if the answer is the reference's.
    func failure(_ dialect: JSONataDialect = .reference) throws -> String? {
        let outcome = Result { () throws(JSONataError) -> JSONValue? in
            try JSONataExpression(utf8: expressionBytes, dialect: dialect)
                .evaluate(input, bindings: bindings, limits: limits)
        }
        switch outcome {
        case .success(let value): return failure(ofValue: value)
        case .failure(let error): return failure(ofError: error)
        }
    }

    private var expressionBytes: [UInt8] {
        members["expr"]?.withUTF8 { Array($0) } ?? []
    }

    private var input: JSONValue? {
        get throws(JSONataError) {
            if let data = members["data"] { return data }
            guard let name = members["dataset"]?.string else { return nil }
            return Datasets.all[name]
        }
    }

    private var bindings: [String: JSONValue] {
        guard let members = members["bindings"]?.object else { return [:] }
        return Dictionary(members.map { ($0.key, $0.value) }) { _, last in last }
    }

    private var limits: JSONataLimits? {
        guard let depth = members["depth"]?.integer, let time = members["timelimit"]?.integer else {
            return nil
        }
        return JSONataLimits(nestingDepth: Int(depth), duration: .milliseconds(time))
    }

    private func failure(ofValue value: JSONValue?) -> String? {
        if let error = members["error"] { return "\(show(value)) instead of \(error.text)" }
        if members["undefined"] != nil {
            return value == nil ? nil : "\(show(value)) instead of undefined"
        }
        guard let expected = members["result"] else { return "no expectation" }
        guard let value else { return "undefined instead of \(expected.text)" }
        if members["unordered"]?.boolean == true, let found = value.array,
            let wanted = expected.array
        {
            let isSame =
                found.map(\.text).sorted() == wanted.map(\.text).sorted()
            return isSame ? nil : "\(value.text) instead of \(expected.text) in any order"
        }
        return value == expected ? nil : "\(value.text) instead of \(expected.text)"
    }

    private func failure(ofError error: JSONataError) -> String? {
        guard let expected = members["error"]?.object else {
            return "\(error) (\(show(error.value))) instead of a value"
        }
        for (name, value) in expected {
            let found: JSONValue? =
                switch name {
                case "code": .init(error.code.rawValue)
                case "message": .init(error.message)
                case "token": error.token.map { .init($0) }
                case "functionName": error.functionName.map { .init($0) }
                case "value": error.value
                case "position": error.position.map { .init($0) }
                default: nil
                }
            if found != value { return "\(name) \(show(found)) instead of \(value.text): \(error)" }
        }
        return nil
    }

    private func show(_ value: JSONValue?) -> String { value?.text ?? "undefined" }
}

/// The documents that cases refer to.
enum Datasets {
    static let all: [String: JSONValue] = {
        var all: [String: JSONValue] = [:]
        let names = (0...24).map { "dataset\($0)" } + ["employees", "items", "library"]
        for name in names { all[name] = try? SharedFiles.dataset(name) }
        return all
    }()
}
