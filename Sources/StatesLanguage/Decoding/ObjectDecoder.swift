import JSON

/// Reads the members of one object, and remembers which of them it knows.
struct ObjectDecoder {
    let object: JSONObject
    let location: DefinitionLocation
    let context: DecodingContext

    private var known: [String] = []
    private var kept: [String] = []

    var collector: DiagnosticCollector { context.collector }

    /// Creates a decoder; reports a value that is no object.
    init?(_ value: JSONValue, at location: DefinitionLocation, in context: DecodingContext) {
        guard let object = value.object else {
            context.collector.report(DiagnosticMessage.expected("[OBJECT]"), at: location)
            return nil
        }
        self.object = object
        self.location = location
        self.context = context
    }

    /// Reports something about a member, or about the object as a whole.
    func report(
        _ message: String,
        at name: MemberName? = nil,
        severity: Diagnostic.Severity = .error
    ) {
        let location = name.map { self.location.appending($0) } ?? self.location
        collector.report(message, at: location, severity: severity)
    }

    func has(_ name: MemberName) -> Bool { object[name.rawValue] != nil }

    func hasEmptyArray(_ name: MemberName) -> Bool { object[name.rawValue]?.array?.isEmpty == true }

    /// Reports what is missing of these, in one diagnostic.
    func require(_ names: MemberName...) {
        let missing = names.filter { !has($0) }
        if !missing.isEmpty { report(DiagnosticMessage.required(missing)) }
    }

    /// Reports a number of members other than one.
    func requireOne(of names: MemberName...) {
        switch names.filter({ has($0) }).count {
        case 0: report(DiagnosticMessage.none(of: names))
        case 1: break
        default: report(DiagnosticMessage.tooMany(of: names))
        }
    }

    /// Lets a member pass that is kept without being understood.
    mutating func keep(_ name: MemberName) { kept.append(name.rawValue) }

    /// The member as it is, whatever it is.
    mutating func value(_ name: MemberName) -> JSONValue? {
        known.append(name.rawValue)
        return object[name.rawValue]
    }

    mutating func string(_ name: MemberName) -> String? {
        guard let value = value(name) else { return nil }
        guard let string = value.string else {
            report(DiagnosticMessage.expected("[STRING]"), at: name)
            return nil
        }
        return string
    }

    mutating func boolean(_ name: MemberName) -> Bool? {
        guard let value = value(name) else { return nil }
        guard let boolean = value.boolean else {
            report(DiagnosticMessage.expected("[BOOLEAN]"), at: name)
            return nil
        }
        return boolean
    }

    /// A member that is one of a closed set of strings.
    mutating func choice<Value: RawRepresentable<String>>(
        _ name: MemberName,
        of values: [Value]
    ) -> Value? {
        guard let string = string(name) else { return nil }
        guard let value = values.first(where: { $0.rawValue == string }) else {
            report(DiagnosticMessage.oneOf(values.map(\.rawValue)), at: name)
            return nil
        }
        return value
    }

    mutating func integer(_ name: MemberName, in range: ClosedRange<Double>) -> Int64? {
        guard let value = value(name) else { return nil }
        guard let integer = value.integer else {
            report(DiagnosticMessage.expected("Integer"), at: name)
            return nil
        }
        return check(Double(integer), of: name, in: range) ? integer : nil
    }

    mutating func number(_ name: MemberName, in range: ClosedRange<Double>) -> Double? {
        guard let value = value(name) else { return nil }
        guard let number = value.double else {
            report(DiagnosticMessage.expected("Number"), at: name)
            return nil
        }
        return check(number, of: name, in: range) ? number : nil
    }

    /// The elements of a member that is an array, each with its place; none if there is no array.
    mutating func elements(_ name: MemberName) -> [(value: JSONValue, location: DefinitionLocation)]
    {
        guard let value = value(name) else { return [] }
        guard let array = value.array else {
            report(DiagnosticMessage.expected("[ARRAY]"), at: name)
            return []
        }
        let location = self.location.appending(name)
        return array.enumerated().map { ($0.element, location.appending($0.offset)) }
    }

    /// Reports a number that is out of range.
    func check(_ number: Double, of name: MemberName, in range: ClosedRange<Double>) -> Bool {
        if number < range.lowerBound {
            report(DiagnosticMessage.minimum(range.lowerBound), at: name)
        } else if number > range.upperBound {
            report(DiagnosticMessage.maximum(range.upperBound), at: name)
        } else {
            return true
        }
        return false
    }
}

extension ObjectDecoder {
    /// Keeps the members that nothing has read, and reports them.
    ///
    /// A member that has a meaning elsewhere in the language is an error here. One without any
    /// may belong to a later version: it is kept, and a warning.
    func finish() -> PreservedMembers {
        var preserved = PreservedMembers()
        preserved.order.reserveCapacity(object.count)
        for (name, value) in object {
            preserved.order.append(name)
            guard !known.contains(name) else { continue }
            preserved.unknown.append(PreservedMembers.Member(name: name, value: value))
            if !kept.contains(name) { reportUnread(name) }
        }
        return preserved
    }

    /// Keeps the members of a state that nothing has read, and reports them.
    mutating func finish(type: StateType) -> PreservedMembers {
        // `"End": false` beside `Next` says nothing, but was written.
        if has(.next), has(.end) {
            known.removeAll { $0 == MemberName.end.rawValue }
            keep(.end)
        }
        if type == .map, context.workflowType == .standard {
            keep(.itemReader)
            keep(.itemBatcher)
            keep(.resultWriter)
            keep(.label)
        }
        return finish()
    }

    private func reportUnread(_ name: String) {
        switch MemberName(rawValue: name) {
        case .some(let member) where member.belongsToJSONPath:
            report(DiagnosticMessage.belongsToJSONPath(name))
        case .some:
            report(DiagnosticMessage.unsupported(name))
        case .none:
            report(DiagnosticMessage.unsupported(name), severity: .warning)
        }
    }
}
