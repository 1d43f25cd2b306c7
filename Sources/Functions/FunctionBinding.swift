public import JSON

/// A declaration joined to the handler that does its work.
///
/// The types of input and output end here: whoever invokes deals in JSON values.
public struct FunctionBinding: Sendable {
    /// What the stack says of the function.
    public let declaration: FunctionDeclaration

    /// Reads the input, calls the handler and writes its answer.
    package let invoke: @Sendable (JSONValue, InvocationContext) async throws -> JSONValue

    @usableFromInline init(
        declaration: FunctionDeclaration,
        invoke: @escaping @Sendable (JSONValue, InvocationContext) async throws -> JSONValue
    ) {
        self.declaration = declaration
        self.invoke = invoke
    }
}

/// Joins a function to its handler.
///
/// The compiler holds the handler to the function's types. Inlinable, so that reading, handling and
/// writing are compiled for these types where the handler is: every invocation goes this way.
@inlinable
public func bind<Input, Output>(
    _ function: Function<Input, Output>,
    to handler: some FunctionHandler<Input, Output>
) -> FunctionBinding {
    FunctionBinding(declaration: function.declaration) { input, context in
        let output = try await handler.handle(Input(reading: input), context: context)
        var builder = JSONBuilder()
        output.write(to: &builder)
        return builder.finish()
    }
}

/// Joins a function to a closure.
public func bind<Input, Output>(
    _ function: Function<Input, Output>,
    to body: @escaping @Sendable (Input, InvocationContext) async throws -> Output
) -> FunctionBinding {
    bind(function, to: ClosureHandler(body))
}

/// Collects bindings, written one below the other.
@resultBuilder public enum FunctionBindings {
    /// Takes one binding.
    public static func buildExpression(_ binding: FunctionBinding) -> [FunctionBinding] {
        [binding]
    }

    /// Takes bindings that were collected elsewhere.
    public static func buildExpression(_ bindings: [FunctionBinding]) -> [FunctionBinding] {
        bindings
    }

    /// Joins all bindings of a block.
    public static func buildBlock(_ bindings: [FunctionBinding]...) -> [FunctionBinding] {
        bindings.flatMap(\.self)
    }

    /// Takes the bindings of an `if` without `else`.
    public static func buildOptional(_ bindings: [FunctionBinding]?) -> [FunctionBinding] {
        bindings ?? []
    }

    /// Takes the bindings of an `if`.
    public static func buildEither(first bindings: [FunctionBinding]) -> [FunctionBinding] {
        bindings
    }

    /// Takes the bindings of an `else`.
    public static func buildEither(second bindings: [FunctionBinding]) -> [FunctionBinding] {
        bindings
    }

    /// Takes the bindings of a loop.
    public static func buildArray(_ bindings: [[FunctionBinding]]) -> [FunctionBinding] {
        bindings.flatMap(\.self)
    }
}
