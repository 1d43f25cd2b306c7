import JSON

/// An expression at a leaf of a template: it must have a value, and one that JSON can hold.
final class TemplateLeafNode: PlanNode {
    let expression: PlanNode

    /// Its number among the template's expressions.
    let number: Int

    /// How deep it nests.
    let depth: Int

    init(_ expression: PlanNode, number: Int, depth: Int) {
        self.expression = expression
        self.number = number
        self.depth = depth
    }

    override func evaluate(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame
    ) throws(Fault) -> RawJSON {
        do throws(Fault) {
            try evaluation.checkDepth(depth)
            let value = try expression.evaluate(evaluation, .undefined, frame)
            if value.isUndefined { throw Fault(.noValue) }
            if value.isFunction { throw Fault(.functionValue) }
            return value
        } catch {
            error.details.leaf = number
            throw error
        }
    }

    override var owner: ValueOwner? { expression.owner }
}

/// The text of an expression in a template.
enum TemplateText {
    /// The expression that a string is: what stands between `{%` and `%}`, trimmed.
    ///
    /// A string with anything outside the delimiters is no expression.
    static func expression(in text: String) -> String? {
        let bytes = Array(text.utf8)
        guard bytes.count >= 4, bytes.starts(with: "{%".utf8),
            bytes.suffix(2).elementsEqual("%}".utf8)
        else { return nil }
        var inner = bytes[2..<(bytes.count - 2)]
        while let first = inner.first, isSpace(first) { inner.removeFirst() }
        while let last = inner.last, isSpace(last) { inner.removeLast() }
        return String(decoding: inner, as: UTF8.self)
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || (byte >= 0x09 && byte <= 0x0D)
    }
}
