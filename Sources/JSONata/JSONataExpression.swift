public import JSON

/// A compiled JSONata expression.
///
/// Compiling costs some microseconds; evaluating changes nothing in it, so that one expression may be
/// evaluated on many threads at once.
///
/// ```swift
/// let total = try JSONataExpression("$sum(lines.(price * quantity))")
/// let order = try JSONValue(parsing: #"{"lines": [{"price": 2.5, "quantity": 4}]}"#)
/// try total.evaluate(order)    // 10
/// ```
public struct JSONataExpression: Sendable {
    /// The expression as it was written.
    public let text: String

    /// The dialect that it is written in.
    public let dialect: JSONataDialect

    let plan: Plan

    /// Compiles an expression.
    ///
    /// - Parameters:
    ///   - text: The expression.
    ///   - dialect: The language that it is written in.
    ///   - functions: What it can call beside the built-in functions.
    /// - Throws: A ``JSONataError`` with the place of the first fault.
    public init(
        _ text: String,
        dialect: JSONataDialect = .reference,
        functions: [JSONataFunction] = []
    ) throws(JSONataError) {
        try self.init(utf8: Array(text.utf8), dialect: dialect, functions: functions)
    }

    /// Compiles an expression from its bytes, in which half of a surrogate pair may stand alone.
    package init(
        utf8 text: [UInt8],
        dialect: JSONataDialect,
        functions: [JSONataFunction] = []
    ) throws(JSONataError) {
        self.text = String(decoding: text, as: UTF8.self)
        self.dialect = dialect
        do throws(Fault) {
            guard text.count <= JSONataLimits.expressionByteCount else {
                throw Fault.limit(.memory)
            }
            plan = try Planner.plan(SourceText(text), dialect: dialect, functions: functions)
        } catch {
            throw error.error
        }
    }

    /// The variables that the expression reads and does not define, in the order of their appearance.
    public var freeVariables: [String] {
        var names = NameTable()
        for name in plan.globalNames where Builtin(name: name, dialect: dialect) == nil {
            guard !plan.functions.contains(where: { $0.host.name == name }) else { continue }
            names.insert(Array(name.prefix { $0 != UInt8(ascii: ".") }))
        }
        return names.names.map { String(decoding: $0, as: UTF8.self) }
    }

    /// The members of the input that the expression reads, as far as its text tells.
    ///
    /// Such as `customer.address.city`. Reads the expression's text again.
    public var inputPaths: [String] {
        do throws(Fault) {
            let syntax = try Parser.parse(SourceText(text), dialect: dialect)
            return InputPaths(try Resolver.resolve(syntax)).paths.map { path in
                path.map { String(decoding: $0, as: UTF8.self) }.joined(separator: ".")
            }
        } catch {
            // The text compiled before; one with half a surrogate pair reads differently.
            return []
        }
    }

    /// Evaluates the expression.
    ///
    /// - Parameters:
    ///   - input: The context, `$` and `$$`; without one both are undefined.
    ///   - bindings: The values of variables, named without `$`.
    ///   - limits: How much the evaluation may use; by default what belongs to the dialect.
    ///   - environment: Where time and random numbers come from.
    /// - Returns: The value, or `nil` if the expression has none.
    /// - Throws: A ``JSONataError`` with the reference's code.
    public func evaluate(
        _ input: JSONValue? = nil,
        bindings: [String: JSONValue] = [:],
        limits: JSONataLimits? = nil,
        environment: JSONataEnvironment = .system
    ) throws(JSONataError) -> JSONValue? {
        do throws(Fault) {
            return try run(
                input,
                bindings,
                limits ?? JSONataLimits(dialect: dialect),
                environment
            )
        } catch {
            throw error.error
        }
    }

    private func run(
        _ input: JSONValue?,
        _ bindings: [String: JSONValue],
        _ limits: JSONataLimits,
        _ environment: JSONataEnvironment
    ) throws(Fault) -> JSONValue? {
        let surroundings = Plan.Surroundings(
            input: input?.raw ?? .undefined,
            limits: limits,
            dialect: dialect,
            environment: environment
        )
        // The raw values point into documents that nothing below holds.
        defer { withExtendedLifetime((input, bindings)) {} }
        return try plan.run(surroundings) { variable in
            binding(variable, bindings)?.raw ?? .unbound
        } body: { (evaluation, value) throws(Fault) in
            // A bare `nil` would be the value null here.
            guard !value.isUndefined, !value.isFunction else { return JSONValue?.none }
            let shared = plan.sharing(value) { owner in
                switch owner {
                case .input: input?.document
                case .global(let slot): binding(slot, bindings)?.document
                }
            }
            return shared ?? evaluation.export(value)
        }
    }

    /// The value that a free variable of a number is bound to.
    private func binding(_ variable: Int, _ bindings: [String: JSONValue]) -> JSONValue? {
        guard !bindings.isEmpty else { return nil }
        let name = plan.globalNames[variable]
        if let value = bindings[String(decoding: name, as: UTF8.self)] { return value }
        guard let member = StatesVariable.member(of: name) else { return nil }
        return bindings[StatesVariable.name]?[member]
    }
}
