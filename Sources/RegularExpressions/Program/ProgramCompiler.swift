/// Turns a pattern's tree into a program.
struct ProgramCompiler {
    let dialect: RegularExpressionDialect
    let captureCount: Int
    private(set) var code: [Instruction] = []
    private(set) var literals: [UInt8] = []
    private(set) var sets: [CharacterSet] = []
    private(set) var runs: [CharacterRun] = []
    private(set) var loops: [CountedLoop] = []
    /// Two registers for each group, then those of loops.
    private(set) var registerCount: Int
    private(set) var markCount = 0
    private var isBackward = false

    static func compile(
        _ root: PatternNode,
        dialect: RegularExpressionDialect,
        captureCount: Int
    ) -> Program {
        var compiler = ProgramCompiler(
            dialect: dialect,
            captureCount: captureCount,
            registerCount: 2 * captureCount + 2
        )
        compiler.emit(root)
        compiler.code.append(.match)
        return Program(compiler)
    }

    private init(dialect: RegularExpressionDialect, captureCount: Int, registerCount: Int) {
        self.dialect = dialect
        self.captureCount = captureCount
        self.registerCount = registerCount
    }

    private var here: Int32 { Int32(code.count) }

    private mutating func emit(_ node: PatternNode) {
        switch node {
        case .empty: break
        case .character(let character, let rule): emit(character, rule)
        case .characterClass(let members, let rule):
            let set = add(members, rule)
            code.append(isBackward ? .setBackward(set) : .set(set))
        case .sequence(let nodes): emit(sequence: nodes)
        case .alternation(let branches): emit(alternation: branches)
        case .capture(let number, let body):
            let first = Int32(2 * number)
            code.append(.save(isBackward ? first + 1 : first))
            emit(body)
            code.append(.save(isBackward ? first : first + 1))
        case .look(let look, let body): emit(look, body)
        case .atomic(let body): emit(atomic: body)
        case .backReference(let group, let rule):
            let first = Int32(group)
            code.append(
                isBackward
                    ? .backReferenceBackward(first, rule: rule) : .backReference(first, rule: rule)
            )
        case .assertion(let assertion): code.append(.assert(assertion))
        case .repetition(let repetition, let body): emit(repetition, body)
        }
    }

    private mutating func add(_ members: ClassExpression, _ rule: CaseRule) -> Int32 {
        sets.append(CharacterSet(members, rule))
        return Int32(sets.count - 1)
    }

    private mutating func emit(alternation branches: [PatternNode]) {
        var jumps: [Int] = []
        for (index, branch) in branches.enumerated() {
            guard index < branches.count - 1 else {
                emit(branch)
                break
            }
            let split = code.count
            code.append(.match)
            emit(branch)
            jumps.append(code.count)
            code.append(.match)
            code[split] = .split(first: Int32(split + 1), second: here)
        }
        for jump in jumps { code[jump] = .jump(here) }
    }

    private mutating func emit(_ look: LookAround, _ body: PatternNode) {
        let outer = isBackward
        isBackward = !look.isAhead
        defer { isBackward = outer }
        let mark = Int32(markCount)
        markCount += 1
        let start = code.count
        code.append(.lookStart(mark: mark))
        emit(body)
        guard look.isNegated else {
            code.append(.lookEnd(mark: mark))
            return
        }
        code.append(.negativeLookEnd(mark: mark))
        code[start] = .negativeLookStart(mark: mark, behind: here)
    }

    private mutating func emit(atomic body: PatternNode) {
        let mark = Int32(markCount)
        markCount += 1
        code.append(.atomicStart(mark: mark))
        emit(body)
        code.append(.atomicEnd(mark: mark))
    }
}

// MARK: Literals

extension ProgramCompiler {
    private mutating func emit(_ character: UInt32, _ rule: CaseRule) {
        let isLetter = 0x41...0x5A ~= character & ~0x20 && character < 0x80
        if rule != .exact, isLetter, !isBackward {
            code.append(.eitherByte(UInt8(character & ~0x20), UInt8(character | 0x20)))
        } else if rule != .exact, isLetter || rule == .ignoresCase && character >= 0x80 {
            let folded = CaseTable.fold(character)
            code.append(isBackward ? .foldedCharacterBackward(folded) : .foldedCharacter(folded))
        } else if isBackward {
            code.append(.characterBackward(character))
        } else if character < 0x80 {
            code.append(.byte(UInt8(character)))
        } else {
            code.append(.character(character))
        }
    }

    private mutating func emit(sequence nodes: [PatternNode]) {
        if isBackward {
            for node in nodes.reversed() { emit(node) }
            return
        }
        var index = 0
        while index < nodes.count {
            let end = literalEnd(in: nodes, from: index)
            if end - index > 1 {
                emit(literal: nodes[index..<end])
                index = end
            } else {
                emit(nodes[index])
                index += 1
            }
        }
    }

    /// The end of the characters that are compared as they are.
    private func literalEnd(in nodes: [PatternNode], from start: Int) -> Int {
        var end = start
        while end < nodes.count, case .character(let character, let rule) = nodes[end] {
            guard rule == .exact || (rule == .ignoresASCIICase && character >= 0x80) else { break }
            end += 1
        }
        return end
    }

    private mutating func emit(literal nodes: ArraySlice<PatternNode>) {
        var characters = nodes.compactMap { node -> UInt32? in
            if case .character(let character, _) = node { character } else { nil }
        }[...]
        var start = literals.count
        while let character = characters.popFirst() {
            var scalar = character
            if 0xD800...0xDBFF ~= character, let low = characters.first, 0xDC00...0xDFFF ~= low {
                characters.removeFirst()
                scalar = 0x10000 + (character - 0xD800) << 10 + (low - 0xDC00)
            }
            if 0xD800...0xDFFF ~= scalar {
                // A lone half may meet half of a pair, whose bytes are others.
                flushLiteral(from: start)
                code.append(.character(scalar))
                start = literals.count
            } else {
                literals += Self.utf8(scalar)
            }
        }
        flushLiteral(from: start)
    }

    private mutating func flushLiteral(from start: Int) {
        let count = literals.count - start
        guard count > 0 else { return }
        code.append(.literal(start: Int32(start), count: Int32(count)))
    }

    private static func utf8(_ value: UInt32) -> [UInt8] {
        guard let scalar = Unicode.Scalar(value) else { return [] }
        return Array(String(Character(scalar)).utf8)
    }
}

// MARK: Repetitions

extension ProgramCompiler {
    private mutating func emit(_ repetition: Repetition, _ body: PatternNode) {
        if repetition.maximum == 0 { return }
        if emitRun(repetition, body) { return }
        guard repetition.preference != .possessive else {
            let inner = Repetition(
                minimum: repetition.minimum,
                maximum: repetition.maximum,
                preference: .greedy
            )
            emit(atomic: .repetition(inner, body))
            return
        }
        let isSimple = !body.canBeEmpty || (dialect == .java && repetition.maximum == 1)
        switch (repetition.minimum, repetition.maximum) {
        case (1, 1): emit(body)
        case (0, 1) where isSimple: emitOptional(repetition, body)
        case (0, Int.max) where isSimple: emitStar(repetition, body)
        case (1, Int.max) where isSimple: emitPlus(repetition, body)
        default: emitCounted(repetition, body)
        }
    }

    private mutating func emitRun(_ repetition: Repetition, _ body: PatternNode) -> Bool {
        guard !isBackward, repetition.maximum > 1 else { return false }
        let set: Int32
        switch body {
        case .characterClass(let members, let rule): set = add(members, rule)
        case .character(let character, let rule):
            set = add(ClassExpression([character...character]), rule)
        default: return false
        }
        runs.append(
            CharacterRun(
                set: set,
                minimum: repetition.minimum,
                maximum: repetition.maximum,
                preference: repetition.preference
            )
        )
        code.append(.run(Int32(runs.count - 1)))
        return true
    }

    private mutating func emitOptional(_ repetition: Repetition, _ body: PatternNode) {
        let split = code.count
        code.append(.match)
        clearCaptures(of: body)
        emit(body)
        code[split] = choice(repetition, enter: Int32(split + 1), leave: here)
    }

    private mutating func emitStar(_ repetition: Repetition, _ body: PatternNode) {
        let split = code.count
        code.append(.match)
        clearCaptures(of: body)
        emit(body)
        code.append(.jump(Int32(split)))
        code[split] = choice(repetition, enter: Int32(split + 1), leave: here)
    }

    private mutating func emitPlus(_ repetition: Repetition, _ body: PatternNode) {
        let start = here
        clearCaptures(of: body)
        emit(body)
        let split = here
        code.append(choice(repetition, enter: start, leave: split + 1))
    }

    private func choice(_ repetition: Repetition, enter: Int32, leave: Int32) -> Instruction {
        repetition.preference == .lazy
            ? .split(first: leave, second: enter) : .split(first: enter, second: leave)
    }

    /// JavaScript forgets what groups captured in the round before.
    private mutating func clearCaptures(of body: PatternNode) {
        guard dialect == .javaScript, let captures = body.captures else { return }
        code.append(
            .clearRegisters(
                from: Int32(2 * captures.lowerBound),
                to: Int32(2 * captures.upperBound + 2)
            )
        )
    }

    private mutating func emitCounted(_ repetition: Repetition, _ body: PatternNode) {
        let number = loops.count
        let counter = Int32(registerCount)
        registerCount += 2
        var captures: Range<Int32> = 0..<0
        if dialect == .javaScript, let groups = body.captures {
            captures = Int32(2 * groups.lowerBound)..<Int32(2 * groups.upperBound + 2)
        }
        func loop(test: Int32, exit: Int32) -> CountedLoop {
            CountedLoop(
                minimum: repetition.minimum,
                maximum: repetition.maximum,
                isLazy: repetition.preference == .lazy,
                counter: counter,
                start: counter + 1,
                captures: captures,
                test: test,
                exit: exit
            )
        }
        let start = here
        loops.append(loop(test: start + 1, exit: 0))
        code.append(.loopStart(Int32(number)))
        code.append(.loopTest(Int32(number)))
        code.append(.loopEnter(Int32(number)))
        emit(body)
        code.append(.loopEnd(Int32(number)))
        loops[number] = loop(test: start + 1, exit: here)
    }
}
