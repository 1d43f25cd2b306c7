import JSON

extension Evaluation {
    /// Calls a function of the surrounding program with the arguments from `base` on.
    func callHost(
        _ record: FunctionRecord,
        _ base: Int,
        context: RawJSON
    ) throws(Fault) -> RawJSON {
        guard let definition = record.definition else {
            preconditionFailure("A function of the program has a definition")
        }
        // Made by `Planner.makeHostFunction` alone, and kept by the plan.
        let function = unsafeDowncast(definition.takeUnretainedValue(), to: HostFunction.self)
        try validate(function.signature, base, context: context)
        var arguments: [JSONValue?] = []
        arguments.reserveCapacity(top - base)
        for index in base..<top {
            let value = at(index).pointee
            arguments.append(
                value.isUndefined || value.isFunction ? JSONValue?.none : export(value)
            )
        }
        top = base
        guard let result = try value(of: function, arguments) else { return .undefined }
        if let document = result.document { services.documents.append(document) }
        return result.raw
    }

    private func value(
        of function: HostFunction,
        _ arguments: [JSONValue?]
    ) throws(Fault) -> JSONValue? {
        do {
            return try function.body(arguments)
        } catch {
            let fault = Fault(.hostFunctionFailed)
            fault.details.message = "\(error)"
            fault.details.cause = error as? JSONataError
            fault.details.functionName = String(decoding: function.name, as: UTF8.self)
            throw fault
        }
    }
}

extension Planner {
    /// The function of the surrounding program that a name stands for; of two alike, the later.
    func hostFunction(named name: [UInt8]) -> HostFunction? {
        functions.last { $0.host.name == name }?.host
    }

    /// A function of the surrounding program as a value.
    func makeHostFunction(_ function: HostFunction) -> RawJSON {
        let record = FunctionRecord(
            kind: .host,
            arity: function.signature.parameters.count,
            definition: Unmanaged.passUnretained(function)
        )
        let memory = arena.allocate(byteCount: MemoryLayout<FunctionRecord>.size)
        memory.initializeMemory(as: FunctionRecord.self, to: record)
        return RawJSON(
            tag: .evaluator,
            flags: RawJSON.OwnKind.function,
            payload: UInt64(UInt(bitPattern: memory))
        )
    }
}
