import JSON

/// What a function value points to; plain memory in the evaluation's arena.
struct FunctionRecord: BitwiseCopyable {
    /// What kind of function it is.
    enum Kind: UInt8 {
        /// A function definition with the frame around it.
        case lambda

        /// A function with some of its arguments given.
        case partial

        /// One function after another.
        case composition

        /// A regular expression.
        case regularExpression

        /// The `next` of a match.
        case nextMatch

        /// `| pattern | update |`
        case transform

        /// A function of the surrounding program.
        case host
    }

    let kind: Kind

    /// The number of arguments that it takes.
    var arity: Int

    /// The plan's node that defines it; the plan outlives every evaluation.
    var definition: Unmanaged<AnyObject>?

    /// The frame in which it was defined.
    var frame: Frame?

    /// The context in which it was defined, or the first of two functions, or a match's text.
    var input = RawJSON.undefined

    /// The second of two functions.
    var second = RawJSON.undefined

    /// The arguments given to a partial application, holes among them, or where to go on matching.
    var argumentCount = 0
    var arguments: UnsafeMutablePointer<RawJSON>?
}

extension RawJSON {
    /// A built-in function.
    static func builtin(_ builtin: Builtin) -> RawJSON {
        RawJSON(
            tag: .evaluator,
            flags: OwnKind.function,
            extra: UInt64(builtin.rawValue) + 1,
            payload: 16
        )
    }

    /// The built-in function that this function is.
    var builtin: Builtin? {
        extra > 0 ? Builtin(rawValue: UInt8(truncatingIfNeeded: extra - 1)) : nil
    }

    /// What a function that is not built in points to.
    var functionRecord: UnsafeMutablePointer<FunctionRecord> {
        assert(isFunction && extra == 0, "a function with a record")
        return UnsafeMutableRawPointer(mutating: pointer)
            .assumingMemoryBound(to: FunctionRecord.self)
    }
}

extension Evaluation {
    /// A function value.
    func makeFunction(_ record: FunctionRecord) -> RawJSON {
        let size = MemoryLayout<FunctionRecord>.size
        let memory = state.pointee.arena.allocate(byteCount: size)
        memory.initializeMemory(as: FunctionRecord.self, to: record)
        state.pointee.mayHoldForeignValues = true
        state.pointee.functionCount &+= 1
        return RawJSON(
            tag: .evaluator,
            flags: RawJSON.OwnKind.function,
            payload: UInt64(UInt(bitPattern: memory))
        )
    }

    /// How many arguments a function takes.
    func arity(of function: RawJSON) -> Int {
        if let builtin = function.builtin { return builtin.parameterCount }
        return function.functionRecord.pointee.arity
    }
}
