import JSON
import RegularExpressions

/// `/pattern/flags`: a function that finds the pattern's matches in a text.
final class RegularExpressionNode: PlanNode {
    let expression: RegularExpression
    let position: Int

    init(_ pattern: [UInt8], flags: [UInt8], position: Int) throws(Fault) {
        var options: RegularExpressionFlags = []
        if flags.contains(UInt8(ascii: "i")) { options.insert(.ignoreCase) }
        if flags.contains(UInt8(ascii: "m")) { options.insert(.multiline) }
        do throws(RegularExpressionError) {
            expression = try RegularExpression(utf8: pattern, dialect: .javaScript, flags: options)
        } catch {
            throw Fault(
                .regularExpressionInvalid,
                position: position,
                value: JSONValue(error.description)
            )
        }
        self.position = position
    }

    override func evaluate(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame
    ) throws(Fault) -> RawJSON {
        evaluation.makeFunction(
            FunctionRecord(
                kind: .regularExpression,
                arity: 1,
                definition: Unmanaged.passUnretained(self)
            )
        )
    }
}

/// A match of a regular expression or of a function that acts as one.
struct TextMatch {
    /// Where it lies in the text, in bytes.
    var range: Range<Int>
    var groups: [Range<Int>?]
}

/// Finds the matches of a pattern in a text, one after the other.
struct MatchSearch {
    private let text: RawJSON
    private let node: RegularExpressionNode
    private let evaluation: Evaluation
    private var matcher: RegularExpressionMatcher
    private var offset = 0
    private var isFirst = true

    init(_ node: RegularExpressionNode, in text: RawJSON, _ evaluation: Evaluation) {
        self.node = node
        self.text = text
        self.evaluation = evaluation
        matcher = RegularExpressionMatcher(node.expression)
    }

    /// The next match.
    ///
    /// The reference takes a first empty match, but fails on one that follows another.
    mutating func next() throws(Fault) -> TextMatch? {
        if !isFirst, offset >= text.count { return nil }
        guard try evaluation.find(&matcher, in: text, from: offset),
            let range = matcher.range(of: 0)
        else { return nil }
        if !isFirst, range.isEmpty {
            throw Fault(
                .emptyMatch,
                position: node.position,
                value: JSONValue(node.expression.pattern)
            )
        }
        isFirst = false
        offset = range.upperBound
        var groups: [Range<Int>?] = []
        if node.expression.captureCount > 0 {
            for group in 1...node.expression.captureCount {
                groups.append(matcher.range(of: group))
            }
        }
        return TextMatch(range: range, groups: groups)
    }
}

extension Evaluation {
    /// Looks for a match from a place on, within the evaluation's budget.
    func find(
        _ matcher: inout RegularExpressionMatcher,
        in text: RawJSON,
        from offset: Int
    ) throws(Fault) -> Bool {
        try step()
        do throws(RegularExpressionError) {
            return try matcher.find(in: text.utf8.span, from: offset)
        } catch {
            throw Fault.limit(.time)
        }
    }

    /// The regular expression that a function is.
    func regularExpression(_ function: RawJSON) -> RegularExpressionNode? {
        guard function.isFunction, function.builtin == nil,
            function.functionRecord.pointee.kind == .regularExpression,
            let definition = function.functionRecord.pointee.definition
        else { return nil }
        // A record of this kind is made by such a node alone, which the plan keeps.
        return unsafeDowncast(definition.takeUnretainedValue(), to: RegularExpressionNode.self)
    }

    /// A part of a text; it may begin or end within a surrogate pair.
    func part(_ text: RawJSON, _ range: Range<Int>) throws(Fault) -> RawJSON {
        if text.stringFlags.contains(.ascii) { return slice(text, range) }
        let bytes = text.utf8
        let startsInside = range.lowerBound < bytes.count && bytes[range.lowerBound] & 0xC0 == 0x80
        let endsInside = range.upperBound < bytes.count && bytes[range.upperBound] & 0xC0 == 0x80
        guard startsInside || endsInside else { return slice(text, range) }
        return try makeString(RegularExpression.bytes(of: range, in: bytes.span))
    }

    /// A place in a text as JavaScript counts it.
    func utf16Offset(_ text: RawJSON, _ offset: Int) -> Int {
        text.stringFlags.contains(.ascii)
            ? offset : RegularExpression.utf16Offset(of: offset, in: text.utf8.span)
    }

    /// Calls a regular expression, or the `next` of its match, as a function.
    func match(_ record: FunctionRecord, _ argument: RawJSON) throws(Fault) -> RawJSON {
        guard let definition = record.definition else {
            preconditionFailure("A regular expression has a node")
        }
        // Only a record of this kind leads here; its node made it, and the plan keeps the node.
        let node = unsafeDowncast(
            definition.takeUnretainedValue(),
            to: RegularExpressionNode.self
        )
        let isNext = record.kind == .nextMatch
        let text = isNext ? record.input : argument
        guard text.isString else { return .undefined }
        let start = isNext ? record.argumentCount : 0
        if isNext, start >= text.count { return .undefined }
        var matcher = RegularExpressionMatcher(node.expression)
        guard try find(&matcher, in: text, from: start), let range = matcher.range(of: 0) else {
            return .undefined
        }
        if isNext, range.isEmpty {
            throw Fault(
                .emptyMatch,
                position: node.position,
                value: JSONValue(node.expression.pattern)
            )
        }
        let base = top
        for group in 0..<node.expression.captureCount {
            let range = matcher.range(of: group + 1)
            try push(range == nil ? .undefined : try part(text, range ?? 0..<0))
        }
        if top > base { state.pointee.mayHoldForeignValues = true }
        let groups = try takeArray(from: base)
        let next = makeFunction(
            FunctionRecord(
                kind: .nextMatch,
                arity: 0,
                definition: definition,
                input: text,
                argumentCount: range.upperBound
            )
        )
        return try makeObject([
            (try constantKey("match"), try part(text, range)),
            (try constantKey("start"), .integer(Int64(utf16Offset(text, range.lowerBound)))),
            (try constantKey("end"), .integer(Int64(utf16Offset(text, range.upperBound)))),
            (try constantKey("groups"), groups),
            (try constantKey("next"), next),
        ])
    }

    /// A key of the evaluator's own objects.
    func constantKey(_ name: String) throws(Fault) -> RawKey {
        RawKey(shapes.makeString(name))
    }
}
