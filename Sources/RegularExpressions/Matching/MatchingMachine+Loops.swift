extension MatchingMachine {
    mutating func startRun(_ number: Int, in text: borrowing Span<UInt8>) -> Bool {
        let run = program.runs[number]
        let isLazy = run.preference == .lazy
        var count = 0
        var minimumEnd = position
        let wanted = isLazy ? run.minimum : run.maximum
        let set = Int(run.set)
        let low = program.sets[set].low
        let high = program.sets[set].high
        while count < wanted, position < text.count {
            let byte = text[position]
            if byte < 0x80 {
                let bits = byte < 64 ? low : high
                guard bits >> (byte & 63) & 1 == 1 else { break }
                position += 1
            } else {
                let reading = TextCursor.read(at: position, in: text, utf16: utf16)
                guard program.sets[set].containsWide(reading.value) else { break }
                position = reading.next
            }
            count += 1
            if count == run.minimum { minimumEnd = position }
        }
        remainingSteps -= count
        guard count >= run.minimum else { return false }
        if isLazy {
            let remaining = run.maximum == Int.max ? Int.max : run.maximum - count
            choices.append(
                .longerRun(instruction: Int32(next), position: position, remaining: remaining)
            )
        } else if run.preference == .greedy, count > run.minimum {
            choices.append(
                .shorterRun(instruction: Int32(next), position: position, minimum: minimumEnd)
            )
        }
        next += 1
        return true
    }

    mutating func lengthenRun(
        _ instruction: Int,
        from end: Int,
        remaining: Int,
        in text: borrowing Span<UInt8>
    ) -> Bool {
        guard remaining > 0, end < text.count,
            case .run(let number) = program.code[instruction]
        else { return false }
        let reading = TextCursor.read(at: end, in: text, utf16: utf16)
        guard program.sets[Int(program.runs[Int(number)].set)].contains(reading.value) else {
            return false
        }
        position = reading.next
        choices.append(
            .longerRun(
                instruction: Int32(instruction),
                position: position,
                remaining: remaining == Int.max ? remaining : remaining - 1
            )
        )
        next = instruction + 1
        return true
    }

    mutating func testLoop(_ number: Int) -> Bool {
        let loop = program.loops[number]
        let rounds = registers[Int(loop.counter)]
        if rounds < loop.minimum {
            next += 1
        } else if rounds >= loop.maximum {
            next = Int(loop.exit)
        } else if loop.isLazy {
            choices.append(.branch(instruction: Int32(next + 1), position: position))
            next = Int(loop.exit)
        } else {
            choices.append(.branch(instruction: loop.exit, position: position))
            next += 1
        }
        return true
    }

    mutating func enterLoop(_ number: Int) {
        let loop = program.loops[number]
        set(Int(loop.counter), to: registers[Int(loop.counter)] + 1)
        set(Int(loop.start), to: position)
        for register in loop.captures { set(Int(register), to: -1) }
    }

    mutating func endLoop(_ number: Int) -> Bool {
        let loop = program.loops[number]
        let isEmptyRound = registers[Int(loop.start)] == position
        if isEmptyRound, !utf16 {
            // A round that consumed nothing ends the loop in Java.
            next = Int(loop.exit)
            return true
        }
        // In JavaScript it fails, unless it was still required.
        guard !isEmptyRound || registers[Int(loop.counter)] <= loop.minimum else { return false }
        next = Int(loop.test)
        return true
    }
}
