import JSON

/// `$input`, `$util` and `$context` of a mapping template.
extension Renderer {
    mutating func property(
        _ name: String,
        of host: Host
    ) throws(EvaluationFailure) -> Value {
        switch (host, name) {
        case (.input, "body"): return try produced(bodyText)
        case (.context, "requestOverride"): return try override(\.requestOverride, \.request)
        case (.context, "responseOverride"): return try override(\.responseOverride, \.response)
        case (.context, _): return Value(context[name])
        default: return .nothing
        }
    }

    mutating func call(
        _ call: MethodCall,
        onHost host: Host,
        _ arguments: [Value]
    ) throws(EvaluationFailure) -> Value {
        guard let method = call.method.known else { return .nothing }
        switch host {
        case .input: return try callInput(method, call.prepared, arguments)
        case .util:
            guard let argument = arguments.first, arguments.count == 1 else { return .nothing }
            return try callUtil(method, argument)
        case .context:
            switch (method, arguments.count) {
            case (.get, 1):
                guard let name = arguments[0].textBytes else { return .nothing }
                return try property(String(decoding: name, as: UTF8.self), of: .context)
            case (.toString, 0): return try produced(Array(context.text.utf8))
            default: return try callOnMap(method, Value(context), arguments)
            }
        }
    }

    // MARK: $input

    private var bodyText: [UInt8] {
        if let text = message.body.text, !text.isEmpty { return text }
        guard let value = message.body.value else { return Array("{}".utf8) }
        var text: [UInt8] = []
        value.write(to: &text)
        return text
    }

    /// The body as a value, or `nil` if it is no JSON.
    private mutating func body() throws(EvaluationFailure) -> JSONValue? {
        if let value = message.body.value ?? parsedBody { return value }
        let text = bodyText
        try produce(text.count)
        do throws(JSONSyntaxError) {
            parsedBody = try JSONValue(parsing: text)
        } catch {
            // A body that is no JSON has no members; it is not an error to ask.
            return nil
        }
        return parsedBody
    }

    private mutating func callInput(
        _ method: KnownMethod,
        _ prepared: PreparedArgument,
        _ arguments: [Value]
    ) throws(EvaluationFailure) -> Value {
        switch (method, arguments.count) {
        case (.path, 1): return Value(try select(prepared, arguments[0]))
        case (.json, 1):
            guard let value = try select(prepared, arguments[0]) else {
                return .text(Array("\"\"".utf8))
            }
            var text: [UInt8] = []
            text.reserveCapacity(message.body.text?.count ?? 512)
            value.write(to: &text)
            return try produced(text)
        case (.params, 0): return try allParameters()
        case (.params, 1):
            for kind in [\MappingTemplateParameters.path, \.querystring, \.header] {
                let found = member(arguments[0], of: .json(message.parameters[keyPath: kind]))
                if let found { return found }
            }
            return .nothing
        default: return .nothing
        }
    }

    private mutating func select(
        _ prepared: PreparedArgument,
        _ argument: Value
    ) throws(EvaluationFailure) -> JSONValue? {
        guard let body = try body() else { return nil }
        let path: JSONPath
        if case .path(let ready) = prepared {
            path = ready
        } else {
            do throws(JSONPathError) {
                path = try JSONPath(argument.textBytes ?? [])
            } catch {
                throw EvaluationFailure("\(error)")
            }
        }
        var visited = 0
        let selected = path.select(from: body, visited: &visited)
        try spend(visited)
        return selected
    }

    private mutating func allParameters() throws(EvaluationFailure) -> Value {
        let all = store.makeMap()
        guard case .map(let number) = all else { return all }
        let parameters = message.parameters
        for (name, values) in [
            ("path", parameters.path), ("querystring", parameters.querystring),
            ("header", parameters.header),
        ] {
            _ = try store.maps[number].put(Value(values), for: Value(text: name))
        }
        return all
    }

    // MARK: $context

    private var context: JSONValue {
        mutating get {
            if let contextMembers { return contextMembers }
            let members = message.context()
            contextMembers = members
            return members
        }
    }

    /// An override's map, which the template may change.
    private mutating func override(
        _ field: WritableKeyPath<Renderer, Value?>,
        _ seed: KeyPath<MappingTemplateOverrides, JSONValue>
    ) throws(EvaluationFailure) -> Value {
        if let map = self[keyPath: field] { return map }
        let map = try promoted(.json(message.overrides[keyPath: seed]))
        self[keyPath: field] = map
        return map
    }

    /// The overrides after rendering.
    func overrides() throws(VelocityError) -> MappingTemplateOverrides {
        var overrides = message.overrides
        do throws(EvaluationFailure) {
            if let requestOverride { overrides.request = try store.json(requestOverride) }
            if let responseOverride { overrides.response = try store.json(responseOverride) }
        } catch {
            throw VelocityError(error.kind, error.message, line: 1, column: 1)
        }
        return overrides
    }

    // MARK: $util

    private mutating func callUtil(
        _ method: KnownMethod,
        _ argument: Value
    ) throws(EvaluationFailure) -> Value {
        try spend(onReading: argument)
        // Whatever is no text is taken as it prints.
        let text = argument.isText ? argument : .text(try printed(argument))
        switch method {
        case .escapeJavaScript: return try produced(text.withText(JavaScriptText.escaped) ?? [])
        case .urlEncode: return try produced(text.withText(URLText.encoded) ?? [])
        case .urlDecode: return try produced(try URLText.decoded(text.textBytes ?? []))
        case .base64Encode: return try produced(text.withText(Base64Text.encoded) ?? [])
        case .base64Decode: return try produced(try Base64Text.decoded(text.textBytes ?? []))
        case .parseJson: return try parseJSON(text)
        default: return .nothing
        }
    }

    private mutating func parseJSON(_ text: Value) throws(EvaluationFailure) -> Value {
        let parsed = try text.withText { bytes throws(EvaluationFailure) in
            // A value may take several times the memory of its text.
            try produce(8 * bytes.count)
            return bytes.withUnsafeBufferPointer { buffer -> Result<JSONValue, JSONSyntaxError> in
                do throws(JSONSyntaxError) {
                    return .success(try JSONValue(parsing: buffer))
                } catch {
                    return .failure(error)
                }
            }
        }
        switch parsed {
        case .success(let value): return Value(value)
        case .failure(let error): throw EvaluationFailure("parseJson: \(error)")
        case nil: return .nothing
        }
    }
}
