public import JSON

/// A field of a state whose strings may be expressions, `{% … %}`, compiled as one plan.
///
/// ```swift
/// let output = try JSONataTemplate(["total": "{% $sum($states.input.prices) %}"], field: "Output")
/// try output.evaluate(JSONataScope(input: ["prices": [1, 2]]))    // {"total":3}
/// ```
///
/// Immutable, and a class: a state machine has many of them, and every execution passes by them.
public final class JSONataTemplate: Sendable {
    /// The template as it was written.
    public let template: JSONValue

    /// Its value, if there is no expression in it.
    public let constant: JSONValue?

    /// What a field that is one expression needs.
    public let resultType: JSONataResultType

    private let field: String
    private let leaves: [TemplatePlanner.Leaf]
    private let plan: Plan
    private let sources: [Source]

    /// Whether an expression reads `$states` as a whole.
    private let needsStates: Bool

    /// Whether an expression may read `$states.context`.
    package let readsContext: Bool

    /// Where the value of a free variable comes from.
    private enum Source: Sendable {
        case variable(JSONataVariables.Name)
        case states
        case member(JSONataStates)
    }

    /// Compiles a field.
    ///
    /// - Parameters:
    ///   - template: The field's value.
    ///   - field: Its name from the state, as AWS's error texts give it: `Output`, `Choices[0]/Assign`.
    ///   - allows: The members of `$states` that exist here, beside `input` and `context`.
    ///   - expecting: What the field as a whole must be.
    /// - Throws: All faults of all expressions at once.
    public init(
        _ template: JSONValue,
        field: String,
        allows: JSONataStates = [.input, .context],
        expecting: JSONataResultType = .any
    ) throws(JSONataTemplateError) {
        let planner = TemplatePlanner(field: field, allows: allows)
        let (plan, leaves, diagnostics) = planner.plan(template)
        guard let plan else { throw JSONataTemplateError(diagnostics: diagnostics) }
        self.template = template
        self.field = field
        self.leaves = leaves
        self.plan = plan
        resultType = expecting
        // Not a ternary with `nil`: that literal is a JSON null as well.
        constant = leaves.isEmpty ? Optional(template) : .none
        sources = plan.globalNames.map { name in
            let text = String(decoding: name, as: UTF8.self)
            if text == StatesVariable.name { return .states }
            if let member = StatesVariable.member(of: name).flatMap(JSONataStates.member) {
                return .member(member)
            }
            return .variable(JSONataVariables.Name(text))
        }
        needsStates = sources.contains { if case .states = $0 { true } else { false } }
        readsContext = sources.contains { source in
            switch source {
            case .states: true
            case .member(let member): member == .context
            case .variable: false
            }
        }
    }

    /// Whether there is no expression in the field.
    public var isConstant: Bool { constant != nil }

    /// The members of `$states` that the expressions may read.
    public var references: JSONataStates {
        sources.reduce(into: []) { references, source in
            switch source {
            case .states: references.formUnion(.all)
            case .member(let member): references.insert(member)
            case .variable: break
            }
        }
    }

    /// The variables that the expressions read and do not define, `$states` left out.
    public var freeVariables: [String] {
        sources.compactMap { source in
            guard case .variable(let name) = source,
                Builtin(name: Array(name.text.utf8), dialect: .stepFunctions) == nil
            else { return nil }
            return name.text
        }
    }

    /// Evaluates all expressions of the field.
    ///
    /// A field without expressions is returned as it is.
    ///
    /// - Throws: The failure of the first expression that fails, with AWS's text.
    public func evaluate(_ scope: JSONataScope) throws(JSONataFieldError) -> JSONValue {
        if let constant { return try checked(constant) }
        let surroundings = Plan.Surroundings(
            input: .undefined,
            limits: .stepFunctions,
            dialect: .stepFunctions,
            environment: scope.environment
        )
        let value: JSONValue
        do throws(Fault) {
            // The raw values point into documents that the scope holds.
            defer { withExtendedLifetime(scope) {} }
            let states: JSONValue? = needsStates ? Optional(StatesVariable.object(scope)) : .none
            defer { withExtendedLifetime(states) {} }
            value = try plan.run(surroundings) { variable in
                boundValue(of: sources[variable], scope, states)?.raw ?? .unbound
            } body: { (evaluation, result) throws(Fault) in
                let shared = plan.sharing(result) { owner in
                    guard case .global(let slot) = owner else { return nil }
                    return boundValue(of: sources[slot], scope, states)?.document
                }
                return shared ?? evaluation.export(result)
            }
        } catch {
            throw fieldError(error, scope.environment)
        }
        return try checked(value)
    }

    private func boundValue(
        of source: Source,
        _ scope: JSONataScope,
        _ states: JSONValue?
    ) -> JSONValue? {
        switch source {
        case .variable(let name): scope.variables[name]
        case .states: states
        case .member(.input): scope.input
        case .member(.result): scope.result
        case .member(.errorOutput): scope.errorOutput
        case .member: scope.context
        }
    }

    private func checked(_ value: JSONValue) throws(JSONataFieldError) -> JSONValue {
        let isFitting =
            switch resultType {
            case .any: true
            case .boolean: value.kind == .boolean
            case .array: value.kind == .array
            case .number: value.kind == .number
            case .string: value.kind == .string
            case .object: value.kind == .object
            }
        guard !isFitting else { return value }
        throw JSONataFieldError(
            expression: leaves.first?.expression ?? value.text,
            field: field,
            reason: .unexpectedType(expected: resultType.rawValue, found: value)
        )
    }

    private func fieldError(
        _ fault: Fault,
        _ environment: JSONataEnvironment
    ) -> JSONataFieldError {
        let leaf = fault.details.leaf.map { leaves[$0] } ?? leaves.first
        let reason: JSONataFieldError.Reason
        switch fault.details.code {
        case .noValue: reason = .undefined
        case .functionValue: reason = .function
        case .limitExceeded where fault.details.limit != nil:
            reason = .limitExceeded(fault.details.limit?.stepFunctionsMessage ?? "")
        default:
            let identifier = UUIDText.make(environment.randomBits)
            reason =
                fault.details.isInternal
                ? .internalError(String(decoding: identifier, as: UTF8.self))
                : .failed(fault.error)
        }
        return JSONataFieldError(
            expression: leaf?.expression ?? "",
            field: leaf?.field ?? field,
            reason: reason
        )
    }
}

extension StatesVariable {
    /// The whole object.
    static func object(_ scope: JSONataScope) -> JSONValue {
        var members: [(String, JSONValue)] = [("input", scope.input)]
        if let result = scope.result { members.append(("result", result)) }
        if let error = scope.errorOutput { members.append(("errorOutput", error)) }
        if let context = scope.context { members.append(("context", context)) }
        return JSONValue(members: members)
    }
}
