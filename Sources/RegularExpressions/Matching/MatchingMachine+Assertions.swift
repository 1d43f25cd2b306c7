extension MatchingMachine {
    func holds(_ assertion: Assertion, in text: borrowing Span<UInt8>) -> Bool {
        switch assertion {
        case .textStart: position == 0
        case .textEnd: position == text.count
        case .lineStart: isAtLineStart(in: text)
        case .lineEnd: isAtLineEnd(in: text)
        case .unixLineStart:
            position < text.count && (position == 0 || text[position - 1] == 0x0A)
        case .unixLineEnd: position == text.count || text[position] == 0x0A
        case .lastLineEnd: isAtLastLineEnd(in: text)
        case .lastUnixLineEnd:
            position == text.count || (position == text.count - 1 && text[position] == 0x0A)
        case .wordBoundary: isAtWordBoundary(in: text)
        case .insideWord: !isAtWordBoundary(in: text)
        }
    }

    private func isLineEnd(_ character: UInt32) -> Bool {
        switch character {
        case 0x0A, 0x0D, 0x2028, 0x2029: true
        case 0x85: !utf16
        default: false
        }
    }

    private func isAtLineStart(in text: borrowing Span<UInt8>) -> Bool {
        // Java opens no line at the very end, nor between the two characters of one line end.
        if !utf16, position == text.count { return false }
        guard position > 0 else { return true }
        if !utf16, text[position - 1] == 0x0D, text[position] == 0x0A { return false }
        return isLineEnd(TextCursor.readBack(at: position, in: text, utf16: utf16).value)
    }

    private func isAtLineEnd(in text: borrowing Span<UInt8>) -> Bool {
        guard position < text.count else { return true }
        if !utf16, position > 0, text[position - 1] == 0x0D, text[position] == 0x0A { return false }
        return isLineEnd(TextCursor.read(at: position, in: text, utf16: utf16).value)
    }

    private func isAtLastLineEnd(in text: borrowing Span<UInt8>) -> Bool {
        guard position < text.count else { return true }
        guard isAtLineEnd(in: text) else { return false }
        if position == text.count - 2, text[position] == 0x0D, text[position + 1] == 0x0A {
            return true
        }
        return TextCursor.read(at: position, in: text, utf16: utf16).next == text.count
    }

    private func isAtWordBoundary(in text: borrowing Span<UInt8>) -> Bool {
        let before =
            position > 0
            && isWord(TextCursor.readBack(at: position, in: text, utf16: utf16).value)
        let behind =
            position < text.count
            && isWord(TextCursor.read(at: position, in: text, utf16: utf16).value)
        return before != behind
    }

    private func isWord(_ character: UInt32) -> Bool {
        switch character {
        case 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A: true
        case 0x80...: !utf16 && CharacterProperty.letterOrDigit.contains(character)
        default: false
        }
    }
}
