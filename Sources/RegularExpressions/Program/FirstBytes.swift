/// The bytes with which a match can begin, to skip the rest of a text quickly.
struct FirstBytes: Sendable {
    private var members = [Bool](repeating: false, count: 256)
    /// The only member, if there is one only.
    private(set) var single: UInt8?
    private var count = 0

    mutating func insert(_ byte: UInt8) {
        guard !members[Int(byte)] else { return }
        members[Int(byte)] = true
        count += 1
        single = count == 1 ? byte : nil
    }

    mutating func insert(_ bytes: ClosedRange<UInt8>) {
        for byte in bytes { insert(byte) }
    }

    func contains(_ byte: UInt8) -> Bool { members[Int(byte)] }

    /// The next offset at which a match may begin, or the text's count.
    func next(from offset: Int, in text: borrowing Span<UInt8>, utf16: Bool) -> Int {
        var offset = offset
        if let single {
            while offset < text.count, text[offset] != single { offset += 1 }
            return offset
        }
        // Where a continuation byte is a member, all lead bytes are: the scan never enters a character,
        // except between the halves of a pair.
        while offset < text.count, !members[Int(text[offset])] { offset += 1 }
        return offset
    }
}

/// Finds with which bytes a match of a program can begin.
struct FirstBytesAnalysis {
    private(set) var firstBytes: FirstBytes?
    private(set) var isAnchored = false

    init(of compiler: ProgramCompiler) {
        var found = FirstBytes()
        var pending: [Int32] = [0]
        var seen = [Bool](repeating: false, count: compiler.code.count)
        var isAnchored = true
        var isOpen = false
        var meetsStart = false
        while let index = pending.popLast() {
            guard !seen[Int(index)] else { continue }
            seen[Int(index)] = true
            let instruction = compiler.code[Int(index)]
            if case .assert(.textStart) = instruction {
                meetsStart = true
                continue
            }
            let isTransparent = Self.follow(instruction, at: index, in: compiler, to: &pending)
            guard !isTransparent else { continue }
            isAnchored = false
            if !Self.collect(instruction, in: compiler, into: &found) { isOpen = true }
        }
        self.isAnchored = isAnchored
        firstBytes = meetsStart || isOpen ? nil : found
    }

    /// Adds where an instruction that consumes nothing leads to.
    private static func follow(
        _ instruction: Instruction,
        at index: Int32,
        in compiler: ProgramCompiler,
        to pending: inout [Int32]
    ) -> Bool {
        switch instruction {
        case .jump(let target): pending.append(target)
        case .split(let first, let second):
            pending.append(first)
            pending.append(second)
        case .negativeLookStart(_, let behind): pending.append(behind)
        case .loopTest(let loop):
            pending.append(index + 1)
            pending.append(compiler.loops[Int(loop)].exit)
        case .loopEnd(let loop):
            pending.append(compiler.loops[Int(loop)].test)
            pending.append(compiler.loops[Int(loop)].exit)
        case .run(let run) where compiler.runs[Int(run)].minimum == 0:
            pending.append(index + 1)
            // What the run itself may begin with counts as well.
            return false
        case .assert, .save, .clearRegisters, .loopStart, .loopEnter, .atomicStart, .atomicEnd:
            pending.append(index + 1)
        default: return false
        }
        return true
    }

    /// Adds the bytes with which an instruction begins; `false` if it may consume nothing.
    private static func collect(
        _ instruction: Instruction,
        in compiler: ProgramCompiler,
        into found: inout FirstBytes
    ) -> Bool {
        switch instruction {
        case .byte(let byte): found.insert(byte)
        case .eitherByte(let one, let other):
            found.insert(one)
            found.insert(other)
        case .literal(let start, _): found.insert(compiler.literals[Int(start)])
        case .character(let character) where character < 0x80:
            found.insert(UInt8(character))
        case .character, .foldedCharacter: found.insert(0x80...0xFF)
        case .set(let set): collect(compiler.sets[Int(set)], into: &found)
        case .run(let run): collect(compiler.sets[Int(compiler.runs[Int(run)].set)], into: &found)
        default: return false
        }
        return true
    }

    private static func collect(_ set: CharacterSet, into found: inout FirstBytes) {
        for byte in UInt8(0)..<128 where set.contains(UInt32(byte)) { found.insert(byte) }
        guard set.mayMeet(0x80...ScalarRanges.highest) else { return }
        found.insert(0xC0...0xFF)
        if set.mayMeet(0xDC00...0xDFFF) || set.mayMeet(0xFFFD...0xFFFD) {
            found.insert(0x80...0xBF)
        }
    }
}
