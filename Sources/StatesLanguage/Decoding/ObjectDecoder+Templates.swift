import JSON

extension ObjectDecoder {
    /// What expressions of a field may refer to.
    typealias Scope = ExpressionChecker.Scope

    /// A member that is a template: any JSON, with expressions among its strings.
    mutating func template(_ name: MemberName, _ scope: Scope = .input) -> JSONValue? {
        guard let value = value(name) else { return nil }
        ExpressionChecker(scope: scope, collector: collector).check(value, name, of: location)
        return value
    }

    /// A template that is an object or an expression.
    mutating func objectTemplate(_ name: MemberName, _ scope: Scope = .input) -> JSONValue? {
        guard let value = template(name, scope) else { return nil }
        guard value.object != nil || ExpressionChecker.isExpression(value) else {
            report(DiagnosticMessage.expected("[OBJECT]"), at: name)
            return nil
        }
        return value
    }

    /// A string, or an expression that gives one.
    mutating func stringTemplate(_ name: MemberName) -> String? {
        guard let string = string(name) else { return nil }
        let checker = ExpressionChecker(scope: .input, collector: collector)
        checker.check(JSONValue(string), name, of: location)
        return string
    }

    /// A whole number, or an expression that gives one.
    mutating func integerTemplate(
        _ name: MemberName,
        in range: ClosedRange<Double>
    ) -> NumberOrExpression? {
        guard let value = value(name) else { return nil }
        if let integer = value.integer {
            let number = Double(integer)
            return check(number, of: name, in: range) ? .number(number) : nil
        }
        return expression(value, name, otherwise: "Integer")
    }

    /// A number, or an expression that gives one.
    mutating func numberTemplate(
        _ name: MemberName,
        in range: ClosedRange<Double>
    ) -> NumberOrExpression? {
        guard let value = value(name) else { return nil }
        if let number = value.double {
            return check(number, of: name, in: range) ? .number(number) : nil
        }
        return expression(value, name, otherwise: "Number")
    }

    private func expression(
        _ value: JSONValue,
        _ name: MemberName,
        otherwise expected: String
    ) -> NumberOrExpression? {
        guard let text = value.string, ExpressionChecker.isExpression(value) else {
            report(DiagnosticMessage.expected(expected), at: name)
            return nil
        }
        ExpressionChecker(scope: .input, collector: collector).check(value, name, of: location)
        return .expression(text)
    }

    /// The variables that a state, a rule or a catcher assigns.
    mutating func assignments(_ scope: Scope = .input) -> JSONValue? {
        guard let value = template(.assign, scope) else { return nil }
        guard let variables = value.object else {
            report(DiagnosticMessage.expected("[OBJECT]"), at: .assign)
            return nil
        }
        for (name, _) in variables { checkVariable(name) }
        return value
    }

    private func checkVariable(_ name: String) {
        let location = location.appending(.assign).appending(name)
        if name == VariableName.reserved {
            collector.report(
                DiagnosticMessage.reserved(name),
                code: .reservedVariableName,
                at: location
            )
        } else if !VariableName.isValid(name) {
            let message = DiagnosticMessage.variableName(name)
            collector.report(message, code: .invalidVariableName, at: location)
        }
    }
}

/// The rule for the names of variables.
private enum VariableName {
    /// The variable that holds a state's input, result and context.
    static let reserved = "states"

    static func isValid(_ name: String) -> Bool {
        let scalars = name.unicodeScalars
        guard let first = scalars.first, scalars.count <= DefinitionLimits.variableNameLength else {
            return false
        }
        return first.properties.isIDStart
            && scalars.dropFirst().allSatisfy(\.properties.isIDContinue)
    }
}
