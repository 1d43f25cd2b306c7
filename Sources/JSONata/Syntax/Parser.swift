import JSON

/// Builds the syntax tree by operator precedence (Pratt 1973).
struct Parser {
    private var lexer: Lexer
    private var token: Token
    private var depth = 0

    /// How many items most lists have at most: so much room they get at once.
    private static let usualCount = 4

    /// Parses a whole expression.
    static func parse(
        _ source: SourceText,
        dialect: JSONataDialect
    ) throws(Fault) -> SyntaxNode {
        var parser = try Parser(source, dialect: dialect)
        let root = try parser.expression(0)
        guard parser.token.kind == .end else {
            throw Fault(
                .syntaxError,
                position: parser.token.position,
                token: try parser.lexer.shownText(of: parser.token)
            )
        }
        return root
    }

    private init(_ source: SourceText, dialect: JSONataDialect) throws(Fault) {
        lexer = Lexer(source, dialect: dialect)
        token = try lexer.next(afterOperand: false)
        try checkKnown()
    }

    private mutating func advance(afterOperand: Bool = false) throws(Fault) {
        token = try lexer.next(afterOperand: afterOperand)
        try checkKnown()
    }

    /// A lone `!` or `~` ends a name but is no operator.
    private func checkKnown() throws(Fault) {
        if case .operator(let symbol) = token.kind, symbol == .bang || symbol == .tilde {
            throw Fault(.unknownOperator, position: token.position, token: symbol.rawValue)
        }
    }

    private mutating func expect(_ symbol: Operator, afterOperand: Bool = false) throws(Fault) {
        guard token.kind == .operator(symbol) else {
            let atEnd = token.kind == .end
            throw Fault(
                atEnd ? .unexpectedEnd : .unexpectedToken,
                position: token.position,
                token: try lexer.shownText(of: token),
                value: .init(symbol.rawValue)
            )
        }
        try advance(afterOperand: afterOperand)
    }

    private func isAt(_ symbol: Operator) -> Bool { token.kind == .operator(symbol) }

    /// A node over others, the highest of which has the height `below`.
    private func node(
        _ form: SyntaxNode.Form,
        at position: Int,
        above below: Int
    ) throws(Fault) -> SyntaxNode {
        guard below < JSONataLimits.syntaxDepth else { throw Fault.limit(.depth) }
        return SyntaxNode(form, position: position, height: below + 1)
    }

    private mutating func expression(_ minimum: Int) throws(Fault) -> SyntaxNode {
        depth += 1
        defer { depth -= 1 }
        guard depth <= JSONataLimits.syntaxDepth else { throw Fault.limit(.depth) }
        let first = token
        try advance(afterOperand: true)
        var left = try operand(first)
        while case .operator(let symbol) = token.kind, symbol.bindingPower > minimum {
            let position = token.position
            try advance()
            left = try infix(symbol, left, at: position)
        }
        return left
    }
}

extension Parser {
    /// What a token means at the start of an operand.
    private mutating func operand(_ token: Token) throws(Fault) -> SyntaxNode {
        let position = token.position
        switch token.kind {
        case .end: return SyntaxNode(.end, position: position)
        case .name: return SyntaxNode(.name(try lexer.text(of: token)), position: position)
        case .variable: return SyntaxNode(.variable(try lexer.text(of: token)), position: position)
        case .string: return SyntaxNode(.string(try lexer.text(of: token)), position: position)
        case .number: return SyntaxNode(.number(token.number), position: position)
        case .literal(let word): return SyntaxNode(.literal(word), position: position)
        case .regularExpression:
            let form = SyntaxNode.Form.regularExpression(
                pattern: try lexer.text(of: token),
                flags: lexer.flags(of: token)
            )
            return SyntaxNode(form, position: position)
        case .operator(let symbol): return try prefix(symbol, at: position)
        }
    }

    private mutating func prefix(
        _ symbol: Operator,
        at position: Int
    ) throws(Fault) -> SyntaxNode {
        switch symbol {
        case .and, .or, .in: return SyntaxNode(.symbol(symbol), position: position)
        case .star: return SyntaxNode(.wildcard, position: position)
        case .doubleStar: return SyntaxNode(.descendants, position: position)
        case .percent:
            return SyntaxNode(.parent(AncestorSlot(label: 0)), position: position)
        case .minus:
            let operand = try expression(70)
            return try node(.negation(operand), at: position, above: operand.height)
        case .leftParenthesis: return try block(at: position)
        case .leftBracket: return try array(at: position)
        case .leftBrace:
            let pairs = try pairs()
            return try node(.object(pairs), at: position, above: pairs.height)
        case .bar: return try transform(at: position)
        default: throw Fault(.notUnary, position: position, token: symbol.rawValue)
        }
    }

    private mutating func block(at position: Int) throws(Fault) -> SyntaxNode {
        var expressions: [SyntaxNode] = []
        expressions.reserveCapacity(Parser.usualCount)
        while !isAt(.rightParenthesis) {
            expressions.append(try expression(0))
            guard isAt(.semicolon) else { break }
            try advance()
        }
        try expect(.rightParenthesis, afterOperand: true)
        return try node(.block(expressions), at: position, above: expressions.height)
    }

    private mutating func array(at position: Int) throws(Fault) -> SyntaxNode {
        var items: [SyntaxNode] = []
        if !isAt(.rightBracket) { items.reserveCapacity(Parser.usualCount) }
        if !isAt(.rightBracket) {
            while true {
                var item = try expression(0)
                if isAt(.doubleDot) {
                    let rangePosition = token.position
                    try advance()
                    let end = try expression(0)
                    item = try node(
                        .binary(.doubleDot, item, end),
                        at: rangePosition,
                        above: max(item.height, end.height)
                    )
                }
                items.append(item)
                guard isAt(.comma) else { break }
                try advance()
            }
        }
        try expect(.rightBracket, afterOperand: true)
        return try node(.array(items), at: position, above: items.height)
    }

    private mutating func pairs() throws(Fault) -> [SyntaxPair] {
        var pairs: [SyntaxPair] = []
        if !isAt(.rightBrace) { pairs.reserveCapacity(Parser.usualCount) }
        if !isAt(.rightBrace) {
            while true {
                let key = try expression(0)
                try expect(.colon)
                pairs.append(SyntaxPair(key: key, value: try expression(0)))
                guard isAt(.comma) else { break }
                try advance()
            }
        }
        try expect(.rightBrace, afterOperand: true)
        return pairs
    }

    private mutating func transform(at position: Int) throws(Fault) -> SyntaxNode {
        let pattern = try expression(0)
        try expect(.bar)
        let update = try expression(0)
        var deletion: SyntaxNode?
        if isAt(.comma) {
            try advance()
            deletion = try expression(0)
        }
        try expect(.bar)
        return try node(
            .transform(pattern: pattern, update: update, deletion: deletion),
            at: position,
            above: max(pattern.height, update.height, deletion?.height ?? 0)
        )
    }
}

extension Parser {
    /// What an operator means between two operands.
    private mutating func infix(
        _ symbol: Operator,
        _ left: SyntaxNode,
        at position: Int
    ) throws(Fault) -> SyntaxNode {
        switch symbol {
        case .leftParenthesis: return try call(left, at: position)
        case .leftBracket: return try filter(left, at: position)
        case .leftBrace:
            let pairs = try pairs()
            return try node(
                .group(left, pairs),
                at: position,
                above: max(left.height, pairs.height)
            )
        case .caret: return try order(left, at: position)
        case .question: return try condition(left, at: position)
        case .at, .hash: return try binding(symbol, left, at: position)
        case .assign:
            guard case .variable(let name) = left.form else {
                throw Fault(.assignToNonVariable, position: left.position, token: left.tokenText)
            }
            let value = try expression(symbol.bindingPower - 1)
            return try node(.bind(name, value), at: position, above: value.height)
        case .coalesce, .elvis:
            let right = try expression(0)
            return try node(
                symbol == .elvis ? .elvis(left, right) : .coalesce(left, right),
                at: position,
                above: max(left.height, right.height)
            )
        default:
            let right = try expression(symbol.bindingPower)
            let form: SyntaxNode.Form =
                switch symbol {
                case .dot: .map(left, right)
                case .apply: .apply(left, right)
                default: .binary(symbol, left, right)
                }
            return try node(form, at: position, above: max(left.height, right.height))
        }
    }

    private mutating func filter(
        _ left: SyntaxNode,
        at position: Int
    ) throws(Fault) -> SyntaxNode {
        guard !isAt(.rightBracket) else {
            // An empty predicate keeps a single result an array.
            var step = left
            while case .filter(let inner, _) = step.form { step = inner }
            step.keepsArray = true
            try expect(.rightBracket)
            return left
        }
        let predicate = try expression(0)
        try expect(.rightBracket, afterOperand: true)
        return try node(
            .filter(left, predicate),
            at: position,
            above: max(left.height, predicate.height)
        )
    }

    private mutating func order(
        _ left: SyntaxNode,
        at position: Int
    ) throws(Fault) -> SyntaxNode {
        try expect(.leftParenthesis)
        var terms: [SyntaxTerm] = []
        while true {
            var isDescending = false
            if isAt(.less) {
                try advance()
            } else if isAt(.greater) {
                isDescending = true
                try advance()
            }
            terms.append(SyntaxTerm(expression: try expression(0), isDescending: isDescending))
            guard isAt(.comma) else { break }
            try advance()
        }
        try expect(.rightParenthesis)
        return try node(
            .order(left, terms),
            at: position,
            above: terms.reduce(left.height) { max($0, $1.expression.height) }
        )
    }

    private mutating func condition(
        _ left: SyntaxNode,
        at position: Int
    ) throws(Fault) -> SyntaxNode {
        let then = try expression(0)
        guard isAt(.colon) else {
            return try node(
                .condition(left, then, nil),
                at: position,
                above: max(left.height, then.height)
            )
        }
        try advance()
        let otherwise = try expression(0)
        return try node(
            .condition(left, then, otherwise),
            at: position,
            above: max(left.height, then.height, otherwise.height)
        )
    }

    private mutating func binding(
        _ symbol: Operator,
        _ left: SyntaxNode,
        at position: Int
    ) throws(Fault) -> SyntaxNode {
        let right = try expression(symbol.bindingPower)
        guard case .variable(let name) = right.form else {
            throw Fault(.bindToNonVariable, position: right.position, token: symbol.rawValue)
        }
        return try node(
            symbol == .at ? .focus(left, name) : .index(left, name),
            at: position,
            above: left.height
        )
    }
}

extension Parser {
    private mutating func call(
        _ left: SyntaxNode,
        at position: Int
    ) throws(Fault) -> SyntaxNode {
        var arguments: [SyntaxNode] = []
        if !isAt(.rightParenthesis) { arguments.reserveCapacity(Parser.usualCount) }
        var isPartial = false
        if !isAt(.rightParenthesis) {
            while true {
                if isAt(.question) {
                    isPartial = true
                    arguments.append(SyntaxNode(.symbol(.question), position: token.position))
                    try advance()
                } else {
                    arguments.append(try expression(0))
                }
                guard isAt(.comma) else { break }
                try advance()
            }
        }
        try expect(.rightParenthesis, afterOperand: true)
        if case .name(let name) = left.form, Parser.definesFunction(name) {
            return try lambda(arguments, at: position)
        }
        return try node(
            isPartial ? .partial(left, arguments) : .call(left, arguments),
            at: position,
            above: max(left.height, arguments.height)
        )
    }

    private static func definesFunction(_ name: [UInt8]) -> Bool {
        name.elementsEqual("function".utf8) || name.elementsEqual("λ".utf8)
    }

    private mutating func lambda(
        _ arguments: [SyntaxNode],
        at position: Int
    ) throws(Fault) -> SyntaxNode {
        var parameters: [[UInt8]] = []
        for (index, argument) in arguments.enumerated() {
            guard case .variable(let name) = argument.form else {
                throw Fault(
                    .parameterNotVariable,
                    position: argument.position,
                    token: argument.tokenText,
                    value: .init(index + 1)
                )
            }
            parameters.append(name)
        }
        let signature = isAt(.less) ? try self.signature() : nil
        try expect(.leftBrace)
        let body = try expression(0)
        try expect(.rightBrace)
        let lambda = SyntaxLambda(parameters: parameters, signature: signature, body: body)
        return try node(.lambda(lambda), at: position, above: body.height)
    }

    /// Gathers the text between `<` and its matching `>` from the tokens, as the reference does.
    private mutating func signature() throws(Fault) -> Signature {
        let start = token.position
        var depth = 1
        var text = "<"
        while depth > 0, !isAt(.leftBrace), token.kind != .end {
            try advance()
            if isAt(.greater) { depth -= 1 } else if isAt(.less) { depth += 1 }
            text += try lexer.shownText(of: token)
        }
        try expect(.greater)
        return try Signature(text, position: start)
    }
}

extension [SyntaxNode] {
    /// The height of the highest.
    fileprivate var height: Int { reduce(0) { Swift.max($0, $1.height) } }
}

extension [SyntaxPair] {
    /// The height of the highest.
    fileprivate var height: Int { reduce(0) { Swift.max($0, $1.key.height, $1.value.height) } }
}

extension SyntaxNode {
    /// The token that the node was made from, for messages.
    var tokenText: String {
        switch form {
        case .name(let text), .variable(let text), .string(let text):
            String(decoding: text, as: UTF8.self)
        case .number(let number): NumberText.text(of: number)
        case .literal(let word): word.rawValue
        case .symbol(let symbol), .binary(let symbol, _, _): symbol.rawValue
        case .wildcard: "*"
        case .descendants: "**"
        case .parent: "%"
        case .negation: "-"
        case .array, .filter: "["
        case .object, .group: "{"
        case .map: "."
        case .order: "^"
        case .focus: "@"
        case .index: "#"
        case .bind: ":="
        case .apply: "~>"
        case .coalesce: "??"
        case .elvis: "?:"
        case .condition: "?"
        case .block, .call, .partial, .lambda: "("
        case .transform: "|"
        case .regularExpression(let pattern, _): String(decoding: pattern, as: UTF8.self)
        case .path, .sort: ""
        case .end: "(end)"
        }
    }
}
