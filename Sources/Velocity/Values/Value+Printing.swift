import JSON

extension ContainerStore {
    /// Appends a value as Java's `toString` prints it.
    func print(
        _ value: Value,
        to output: inout [UInt8],
        depth: Int = 0
    ) throws(EvaluationFailure) {
        guard depth <= VelocityLimits.printingDepth else {
            throw EvaluationFailure(
                limit: "expected at most \(VelocityLimits.printingDepth) nested lists and maps"
            )
        }
        guard output.count <= VelocityLimits.outputBytes else {
            throw EvaluationFailure(
                limit: "expected an output of at most \(VelocityLimits.outputBytes) bytes"
            )
        }
        switch value {
        case .nothing: break
        case .boolean(let flag): output += flag ? "true".utf8 : "false".utf8
        case .integer(let number): output += String(number).utf8
        case .wide(let number): output += String(number).utf8
        case .double(let number): output += JavaNumber.text(of: number).utf8
        case .text(let bytes): output += bytes
        case .json(let json): try print(json, to: &output, depth: depth)
        case .list(let number): try printList(number, to: &output, depth: depth)
        case .map(let number): try printMap(number, to: &output, depth: depth)
        case .entry(let number):
            try printMember(entries[number].key, to: &output, depth: depth)
            output.append(UInt8(ascii: "="))
            try printMember(entries[number].value, to: &output, depth: depth)
        case .loop: output += "{}".utf8
        case .iterator, .definition, .host: break
        }
    }

    /// Inside a container, no value prints as `null`.
    private func printMember(
        _ value: Value,
        to output: inout [UInt8],
        depth: Int
    ) throws(EvaluationFailure) {
        if value.isNothing {
            output += "null".utf8
        } else {
            try print(value, to: &output, depth: depth + 1)
        }
    }

    private func print(
        _ json: JSONValue,
        to output: inout [UInt8],
        depth: Int
    ) throws(EvaluationFailure) {
        if json.withUTF8({ output += $0 }) != nil { return }
        guard let object = json.object else {
            // An array prints as JSON, wherever it stands.
            json.write(to: &output)
            return
        }
        output.append(UInt8(ascii: "{"))
        for (index, member) in object.enumerated() {
            if index > 0 { output += ", ".utf8 }
            output += member.key.utf8
            output.append(UInt8(ascii: "="))
            try printMember(Value(member.value), to: &output, depth: depth)
        }
        output.append(UInt8(ascii: "}"))
    }

    private func printList(
        _ number: Int,
        to output: inout [UInt8],
        depth: Int
    ) throws(EvaluationFailure) {
        let list = lists[number]
        guard !list.isJSON else {
            try json(.list(number), depth: depth).write(to: &output)
            return
        }
        output.append(UInt8(ascii: "["))
        for (index, element) in list.elements.enumerated() {
            if index > 0 { output += ", ".utf8 }
            try printMember(element, to: &output, depth: depth)
        }
        output.append(UInt8(ascii: "]"))
    }

    private func printMap(
        _ number: Int,
        to output: inout [UInt8],
        depth: Int
    ) throws(EvaluationFailure) {
        let map = maps[number]
        output.append(UInt8(ascii: "{"))
        for index in map.keys.indices {
            if index > 0 { output += ", ".utf8 }
            try printMember(map.keys[index], to: &output, depth: depth)
            output.append(UInt8(ascii: "="))
            try printMember(map.values[index], to: &output, depth: depth)
        }
        output.append(UInt8(ascii: "}"))
    }

    /// A value as JSON.
    func json(_ value: Value, depth: Int = 0) throws(EvaluationFailure) -> JSONValue {
        guard depth <= VelocityLimits.printingDepth else {
            throw EvaluationFailure(
                limit: "expected at most \(VelocityLimits.printingDepth) nested lists and maps"
            )
        }
        switch value {
        case .nothing: return .null
        case .boolean(let flag): return JSONValue(flag)
        case .integer(let number): return JSONValue(number)
        case .wide(let number): return JSONValue(Double(number))
        case .double(let number): return JSONValue(number)
        case .text(let bytes): return JSONValue(String(decoding: bytes, as: UTF8.self))
        case .json(let json): return json
        case .list(let number):
            var elements: [JSONValue] = []
            for element in lists[number].elements {
                elements.append(try json(element, depth: depth + 1))
            }
            return JSONValue(elements)
        case .map(let number):
            var members: [(String, JSONValue)] = []
            for (key, member) in zip(maps[number].keys, maps[number].values) {
                var name: [UInt8] = []
                try print(key, to: &name, depth: depth + 1)
                let text = String(decoding: name, as: UTF8.self)
                members.append((text, try json(member, depth: depth + 1)))
            }
            return JSONValue(members: members)
        case .entry, .iterator, .loop, .definition, .host:
            var text: [UInt8] = []
            try print(value, to: &text, depth: depth + 1)
            return JSONValue(String(decoding: text, as: UTF8.self))
        }
    }
}
