/// Runs a program over a text, with an explicit stack of open choices.
struct MatchingMachine {
    let program: Program
    var remainingSteps: Int
    var registers: [Int]
    var marks: [Mark]
    var choices: [OpenChoice] = []
    var position = 0
    var next = 0
    let utf16: Bool

    /// What to do when the current attempt fails.
    enum OpenChoice {
        case branch(instruction: Int32, position: Int)
        case restore(register: Int32, value: Int)
        case shorterRun(instruction: Int32, position: Int, minimum: Int)
        case longerRun(instruction: Int32, position: Int, remaining: Int)
    }

    /// Where an atomic group or a look-around began.
    struct Mark {
        let choices: Int
        let position: Int
    }

    init(_ program: Program, stepLimit: Int) {
        self.program = program
        remainingSteps = stepLimit
        // Many searches find no place to begin at, and need no memory.
        registers = []
        marks = []
        utf16 = program.usesUTF16
    }

    func range(of group: Int) -> Range<Int>? {
        guard 0...program.captureCount ~= group, !registers.isEmpty else { return nil }
        let lower = registers[2 * group]
        let upper = registers[2 * group + 1]
        return lower >= 0 && upper >= lower ? lower..<upper : nil
    }

    /// Takes a match that was found without running the program.
    mutating func accept(_ range: Range<Int>) throws(RegularExpressionError) -> Bool {
        remainingSteps -= 1
        guard remainingSteps >= 0 else { throw RegularExpressionError(.budgetExhausted, at: 0) }
        if registers.isEmpty { resetRegisters() }
        registers[0] = range.lowerBound
        registers[1] = range.upperBound
        return true
    }

    private mutating func resetRegisters() {
        guard !registers.isEmpty else {
            registers = Array(repeating: -1, count: program.registerCount)
            if program.markCount > 0 {
                marks = Array(repeating: Mark(choices: 0, position: 0), count: program.markCount)
            }
            return
        }
        for index in registers.indices { registers[index] = -1 }
    }

    /// Tries to match at one offset, and nowhere else.
    mutating func run(
        at start: Int,
        in text: borrowing Span<UInt8>,
        mustEndAt end: Int? = nil
    ) throws(RegularExpressionError) -> Bool {
        resetRegisters()
        choices.removeAll(keepingCapacity: true)
        position = start
        next = 0
        while true {
            remainingSteps -= 1
            guard remainingSteps >= 0, choices.count <= RegularExpressionLimits.openChoices else {
                throw RegularExpressionError(.budgetExhausted, at: 0)
            }
            let instruction = program.code[next]
            if case .match = instruction, end == nil || end == position {
                registers[0] = start
                registers[1] = position
                return true
            }
            if !step(instruction, in: text), !backtrack(in: text) { return false }
        }
    }

    /// Executes one instruction; `false` if it fails.
    @inline(__always)
    private mutating func step(_ instruction: Instruction, in text: borrowing Span<UInt8>) -> Bool {
        switch instruction {
        case .byte(let byte):
            guard position < text.count, text[position] == byte else { return false }
            position += 1
        case .eitherByte(let one, let other):
            guard position < text.count, text[position] == one || text[position] == other else {
                return false
            }
            position += 1
        case .literal(let start, let count):
            guard matchesLiteral(Int(start), Int(count), in: text) else { return false }
        case .set(let set):
            guard position < text.count else { return false }
            let reading = TextCursor.read(at: position, in: text, utf16: utf16)
            guard program.sets[Int(set)].contains(reading.value) else { return false }
            position = reading.next
        case .run(let run): return startRun(Int(run), in: text)
        case .jump(let target):
            next = Int(target)
            return true
        case .split(let first, let second):
            choices.append(.branch(instruction: second, position: position))
            next = Int(first)
            return true
        case .save(let register): set(Int(register), to: position)
        case .assert(let assertion):
            guard holds(assertion, in: text) else { return false }
        case .match: return false
        default: return stepRarely(instruction, in: text)
        }
        next += 1
        return true
    }

    private mutating func stepRarely(
        _ instruction: Instruction,
        in text: borrowing Span<UInt8>
    ) -> Bool {
        switch instruction {
        case .character, .foldedCharacter: return stepForward(instruction, in: text)
        case .characterBackward, .foldedCharacterBackward, .setBackward:
            return stepBackward(instruction, in: text)
        case .backReference(let group, let rule):
            guard matchesAgain(Int(group), rule, in: text) else { return false }
        case .backReferenceBackward(let group, let rule):
            guard matchesAgainBackward(Int(group), rule, in: text) else { return false }
        case .clearRegisters(let from, let to):
            for register in from..<to { set(Int(register), to: -1) }
        case .loopStart(let loop): set(Int(program.loops[Int(loop)].counter), to: 0)
        case .loopTest(let loop): return testLoop(Int(loop))
        case .loopEnter(let loop): enterLoop(Int(loop))
        case .loopEnd(let loop): return endLoop(Int(loop))
        case .atomicStart(let mark), .lookStart(let mark):
            marks[Int(mark)] = Mark(choices: choices.count, position: position)
        case .atomicEnd(let mark): dropChoices(to: marks[Int(mark)].choices)
        case .lookEnd(let mark):
            dropChoices(to: marks[Int(mark)].choices)
            position = marks[Int(mark)].position
        case .negativeLookStart(let mark, let behind):
            marks[Int(mark)] = Mark(choices: choices.count, position: position)
            choices.append(.branch(instruction: behind, position: position))
        case .negativeLookEnd(let mark):
            undoChoices(to: marks[Int(mark)].choices)
            return false
        default: return false
        }
        next += 1
        return true
    }

    mutating func set(_ register: Int, to value: Int) {
        let old = registers[register]
        guard old != value else { return }
        choices.append(.restore(register: Int32(register), value: old))
        registers[register] = value
    }

    /// Goes back to the latest open choice; `false` if there is none.
    private mutating func backtrack(in text: borrowing Span<UInt8>) -> Bool {
        while let choice = choices.popLast() {
            switch choice {
            case .branch(let instruction, let position):
                next = Int(instruction)
                self.position = position
                return true
            case .restore(let register, let value): registers[Int(register)] = value
            case .shorterRun(let instruction, let end, let minimum):
                position = TextCursor.stepBack(from: end, in: text, utf16: utf16)
                if position > minimum {
                    choices.append(
                        .shorterRun(
                            instruction: instruction,
                            position: position,
                            minimum: minimum
                        )
                    )
                }
                next = Int(instruction) + 1
                return true
            case .longerRun(let instruction, let end, let remaining):
                guard lengthenRun(Int(instruction), from: end, remaining: remaining, in: text)
                else {
                    continue
                }
                return true
            }
        }
        return false
    }

    /// Forgets choices, but not how to undo what they stored.
    private mutating func dropChoices(to height: Int) {
        var kept = height
        for index in height..<max(height, choices.count) {
            if case .restore = choices[index] {
                choices[kept] = choices[index]
                kept += 1
            }
        }
        choices.removeSubrange(min(kept, choices.count)...)
    }

    /// Forgets choices and undoes what they stored.
    private mutating func undoChoices(to height: Int) {
        while choices.count > height, let choice = choices.popLast() {
            if case .restore(let register, let value) = choice { registers[Int(register)] = value }
        }
    }
}
