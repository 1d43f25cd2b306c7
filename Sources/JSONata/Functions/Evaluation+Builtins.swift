import JSON

extension Evaluation {
    /// The value of a built-in function for arguments that fit its signature.
    func call(
        _ builtin: Builtin,
        _ arguments: Arguments,
        context: RawJSON
    ) throws(Fault) -> RawJSON {
        switch builtin {
        case .string, .substring, .substringBefore, .substringAfter, .lowercase, .uppercase,
            .length, .trim, .pad, .join:
            return try callText(builtin, arguments)
        case .contains, .match, .replace, .split: return try callSearch(builtin, arguments)
        case .base64encode, .base64decode, .encodeUrl, .encodeUrlComponent, .decodeUrl,
            .decodeUrlComponent:
            return try callEncoding(builtin, arguments)
        case .number, .floor, .ceil, .round, .abs, .sqrt, .power, .random, .formatBase,
            .formatNumber, .formatInteger, .parseInteger, .sum, .average, .max, .min, .count:
            return try callNumber(builtin, arguments)
        case .append, .sort, .reverse, .shuffle, .distinct, .zip:
            return try callArray(builtin, arguments)
        case .keys, .lookup, .spread, .merge, .sift, .each, .clone, .type:
            return try callObject(builtin, arguments)
        case .map, .filter, .single, .reduce: return try callHigherOrder(builtin, arguments)
        case .partition, .range, .hash, .uuid, .parse:
            return try callStepFunctions(builtin, arguments)
        case .now, .millis, .toMillis, .fromMillis: return try callTime(builtin, arguments)
        default: return try callControl(builtin, arguments, context: context)
        }
    }

    private func callControl(
        _ builtin: Builtin,
        _ arguments: Arguments,
        context: RawJSON
    ) throws(Fault) -> RawJSON {
        let value = arguments[0]
        switch builtin {
        case .boolean: return value.isUndefined ? .undefined : .boolean(try isTrue(value))
        case .not: return value.isUndefined ? .undefined : .boolean(!(try isTrue(value)))
        case .exists: return .boolean(!value.isUndefined)
        case .eval: return try evaluateText(value, arguments[1], context: context)
        case .error:
            throw raised(.raised, value, default: "$error() function evaluated")
        case .assert:
            if try isTrue(value) { return .undefined }
            throw raised(.assertionFailed, arguments[1], default: "$assert() statement failed")
        default: preconditionFailure("Every built-in function has its family")
        }
    }

    private func raised(_ code: FaultCode, _ message: RawJSON, default text: String) -> Fault {
        let fault = Fault(code)
        let isGiven = message.isString && message.count > 0
        fault.details.message = isGiven ? String(decoding: message.utf8, as: UTF8.self) : text
        return fault
    }

    /// `$eval`: compiles and evaluates a text in the present context.
    private func evaluateText(
        _ text: RawJSON,
        _ focus: RawJSON,
        context: RawJSON
    ) throws(Fault) -> RawJSON {
        if text.isUndefined { return .undefined }
        let plan: Plan
        do throws(Fault) {
            plan = try Planner.plan(
                SourceText(Array(text.utf8)),
                dialect: state.pointee.dialect,
                functions: state.pointee.plan.takeUnretainedValue().functions,
                start: state.pointee.taken
            )
        } catch {
            throw failed(.evalSyntax, because: error)
        }
        services.plans.append(plan)
        do throws(Fault) {
            return try evaluateNested(plan, focus.isUndefined ? context : focus)
        } catch {
            guard error.details.limit == nil else { throw error }
            throw failed(.evalFailed, because: error)
        }
    }

    private func failed(_ code: FaultCode, because cause: Fault) -> Fault {
        Fault(code, value: JSONValue(cause.error.message))
    }
}
