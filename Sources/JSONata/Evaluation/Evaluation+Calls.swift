import JSON

extension Evaluation {
    /// Calls a function with the arguments that lie on the stack from `base` on, and says in a
    /// failure where the call stands.
    func call(
        _ function: RawJSON,
        _ base: Int,
        context: RawJSON,
        at site: CallSite
    ) throws(Fault) -> RawJSON {
        let depth = state.pointee.depthBase
        state.pointee.depthBase = depth &+ site.depth
        do throws(Fault) {
            let result = try invoke(function, base, context: context.unwrapped)
            state.pointee.depthBase = depth
            return result
        } catch {
            throw error.located(at: site)
        }
    }

    /// Calls a function and makes the tail calls that it asks for.
    func invoke(
        _ function: RawJSON,
        _ base: Int,
        context: RawJSON
    ) throws(Fault) -> RawJSON {
        guard function.isFunction else { throw Fault(.invokeNonFunction) }
        if let builtin = function.builtin {
            try validate(builtin.signature, base, context: context)
            let result = try call(builtin, Arguments(self, base), context: context)
            top = base
            return result
        }
        guard function.functionRecord.pointee.kind == .lambda else {
            return try invokeOther(function, base, context: context)
        }
        return try invokeLambda(function, base, context: context)
    }

    private func invokeLambda(
        _ function: RawJSON,
        _ base: Int,
        context: RawJSON
    ) throws(Fault) -> RawJSON {
        try checkNativeStack()
        let mark = arena.mark
        let functionCount = state.pointee.functionCount
        var result = try enter(function, base, context: context)
        while result.isTailCall {
            let next = state.pointee.tailFunction
            let arguments = top - state.pointee.tailArgumentCount
            let site = state.pointee.tailSite
            if functionCount == state.pointee.functionCount, argumentsAreFlat(from: arguments) {
                arena.reset(to: mark)
            }
            do throws(Fault) {
                let isLambda =
                    next.isFunction && next.builtin == nil
                    && next.functionRecord.pointee.kind == .lambda
                result =
                    isLambda
                    ? try enter(next, arguments, context: context)
                    : try invoke(next, arguments, context: context)
            } catch {
                guard let site else { throw error }
                throw error.located(at: site.takeUnretainedValue())
            }
        }
        if result.isFlat, functionCount == state.pointee.functionCount { arena.reset(to: mark) }
        return result
    }

    /// Evaluates a function's body in a new frame.
    private func enter(
        _ function: RawJSON,
        _ base: Int,
        context: RawJSON
    ) throws(Fault) -> RawJSON {
        try step()
        let record = function.functionRecord
        guard let definition = record.pointee.definition, let outer = record.pointee.frame else {
            preconditionFailure("A function definition has a node and a frame")
        }
        return try definition._withUnsafeGuaranteedRef { (definition) -> Result<RawJSON, Fault> in
            // Only a lambda's record, which its node makes, leads here, and the plan keeps the node.
            let lambda = unsafeDowncast(definition, to: LambdaNode.self)
            return evaluateBody(
                of: lambda,
                base,
                input: record.pointee.input,
                outer,
                context: context
            )
        }.get()
    }

    /// The value of a function's body; a result, because the unretained access carries no typed
    /// errors.
    @inline(__always)
    private func evaluateBody(
        of lambda: LambdaNode,
        _ base: Int,
        input: RawJSON,
        _ outer: Frame,
        context: RawJSON
    ) -> Result<RawJSON, Fault> {
        do throws(Fault) {
            if let signature = lambda.signature { try validate(signature, base, context: context) }
            try checkDepth(lambda.depth)
            let frame = makeFrame(slotCount: lambda.layout.slotCount, outer: outer)
            let given = min(top - base, lambda.parameterCount)
            if given > 0 { (frame + 1).update(from: at(base), count: given) }
            var missing = given
            while missing < lambda.parameterCount {
                frame[missing + 1] = .undefined
                missing &+= 1
            }
            top = base
            return .success(try lambda.body.evaluate(self, input, frame))
        } catch {
            return .failure(error)
        }
    }

    private func argumentsAreFlat(from base: Int) -> Bool {
        for index in base..<top where !at(index).pointee.isFlat { return false }
        return true
    }
}

extension RawJSON {
    /// Whether the value is all in its two words, so that no memory behind it must be kept.
    @inline(__always) var isFlat: Bool {
        UInt8(truncatingIfNeeded: head) <= RawTag.double.rawValue
    }
}

extension Fault {
    /// This failure at the place of the call that it happened in, as the reference reports it.
    func located(at site: CallSite) -> Fault {
        if details.token == nil { details.token = site.name }
        details.position = site.position
        return self
    }
}

extension Evaluation {
    private func invokeOther(
        _ function: RawJSON,
        _ base: Int,
        context: RawJSON
    ) throws(Fault) -> RawJSON {
        try step()
        try checkNativeStack()
        let record = function.functionRecord.pointee
        switch record.kind {
        case .lambda: return try invokeLambda(function, base, context: context)
        case .partial: return try invokePartial(record, base, context: context)
        case .composition:
            let arguments = top
            try push(top > base ? at(base).pointee : .undefined)
            let value = try invoke(record.input, arguments, context: context)
            top = base
            try push(value)
            return try invoke(record.second, base, context: context)
        case .regularExpression, .nextMatch:
            let text = top > base ? at(base).pointee : .undefined
            top = base
            return try match(record, text)
        case .host: return try callHost(record, base, context: context)
        case .transform:
            let value = top > base ? at(base).pointee : .undefined
            top = base
            return try transform(value, by: record)
        }
    }

    private func invokePartial(
        _ record: FunctionRecord,
        _ base: Int,
        context: RawJSON
    ) throws(Fault) -> RawJSON {
        let count = top - base
        let arguments = top
        var next = 0
        for index in 0..<record.argumentCount {
            guard let given = record.arguments?[index] else { break }
            if given.isHole {
                try push(next < count ? at(base + next).pointee : .undefined)
                next += 1
            } else {
                try push(given)
            }
        }
        // The reference checks nothing here, so that no context stands in for what is missing.
        let result: RawJSON
        if let builtin = record.input.builtin {
            try validate(builtin.signature, arguments, context: .undefined)
            result = try call(builtin, Arguments(self, arguments), context: .undefined)
        } else {
            result = try invoke(record.input, arguments, context: context)
        }
        top = base
        return result
    }
}

/// The arguments of a call, on the value stack.
struct Arguments {
    let evaluation: Evaluation
    let base: Int
    let count: Int

    init(_ evaluation: Evaluation, _ base: Int) {
        self.evaluation = evaluation
        self.base = base
        count = evaluation.top - base
    }

    /// An argument, undefined if there are not so many.
    @inline(__always)
    subscript(index: Int) -> RawJSON {
        index < count ? evaluation.at(base + index).pointee : .undefined
    }
}
