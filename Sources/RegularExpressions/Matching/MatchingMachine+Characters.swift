extension MatchingMachine {
    mutating func matchesLiteral(
        _ start: Int,
        _ count: Int,
        in text: borrowing Span<UInt8>
    ) -> Bool {
        guard position + count <= text.count else { return false }
        for index in 0..<count
        where text[position + index] != program.literals[start + index] {
            return false
        }
        position += count
        return true
    }

    mutating func stepForward(
        _ instruction: Instruction,
        in text: borrowing Span<UInt8>
    ) -> Bool {
        guard position < text.count else { return false }
        let reading = TextCursor.read(at: position, in: text, utf16: utf16)
        switch instruction {
        case .character(let character):
            guard reading.value == character else { return false }
        case .foldedCharacter(let character):
            guard CaseTable.fold(reading.value) == character else { return false }
        default: return false
        }
        position = reading.next
        next += 1
        return true
    }

    mutating func stepBackward(
        _ instruction: Instruction,
        in text: borrowing Span<UInt8>
    ) -> Bool {
        guard position > 0 else { return false }
        let reading = TextCursor.readBack(at: position, in: text, utf16: utf16)
        switch instruction {
        case .characterBackward(let character):
            guard reading.value == character else { return false }
        case .foldedCharacterBackward(let character):
            guard CaseTable.fold(reading.value) == character else { return false }
        case .setBackward(let set):
            guard program.sets[Int(set)].contains(reading.value) else { return false }
        default: return false
        }
        position = reading.next
        next += 1
        return true
    }

    /// Whether what a group matched follows; a group that took no part is empty in JavaScript and
    /// matches nothing in Java.
    mutating func matchesAgain(
        _ group: Int,
        _ rule: CaseRule,
        in text: borrowing Span<UInt8>
    ) -> Bool {
        guard let range = range(of: group) else { return utf16 }
        remainingSteps -= range.count
        var offset = range.lowerBound
        while offset < range.upperBound {
            guard position < text.count else { return false }
            let wanted = TextCursor.read(at: offset, in: text, utf16: utf16)
            let found = TextCursor.read(at: position, in: text, utf16: utf16)
            guard CaseTable.fold(wanted.value, rule) == CaseTable.fold(found.value, rule) else {
                return false
            }
            offset = wanted.next
            position = found.next
        }
        return true
    }

    mutating func matchesAgainBackward(
        _ group: Int,
        _ rule: CaseRule,
        in text: borrowing Span<UInt8>
    ) -> Bool {
        guard let range = range(of: group) else { return utf16 }
        remainingSteps -= range.count
        var offset = range.upperBound
        while offset > range.lowerBound {
            guard position > 0 else { return false }
            let wanted = TextCursor.readBack(at: offset, in: text, utf16: utf16)
            let found = TextCursor.readBack(at: position, in: text, utf16: utf16)
            guard CaseTable.fold(wanted.value, rule) == CaseTable.fold(found.value, rule) else {
                return false
            }
            offset = wanted.next
            position = found.next
        }
        return true
    }
}
