import JSON

/// What a function accepts: `<s-nn?:s>`.
///
/// Each parameter is a set of type letters with a repetition; matching a call's arguments is matching
/// a regular expression against the letters of their types, as the reference defines it.
final class Signature: Sendable {
    /// One parameter.
    struct Parameter: Sendable {
        /// The letters that it matches, `m` for an undefined value among them.
        var letters: LetterSet
        var isOptional = false
        var isRepeated = false

        /// Whether the context stands in for a missing argument.
        var takesContext = false

        /// Whether a single value is wrapped into an array.
        var isArray = false
        var isFunction = false

        /// What the elements of the array must be.
        var elements: [UInt8]?
    }

    let parameters: [Parameter]

    /// Whether every parameter stands for exactly one argument when there are as many of both.
    let isPlain: Bool

    /// Whether the function checks its arguments itself.
    let acceptsAnything: Bool

    /// The signature of a function that checks its arguments itself.
    static let anything = Signature()

    private init() {
        parameters = []
        isPlain = false
        acceptsAnything = true
    }

    /// Parses the text between angle brackets, those included.
    ///
    /// `position` is where it begins in the expression, for errors.
    init(_ text: String, position: Int = 0) throws(Fault) {
        var parser = SignatureParser(text: Array(text.utf8), position: position)
        parameters = try parser.parse()
        isPlain = !parameters.contains { $0.isRepeated }
        acceptsAnything = false
    }

    /// The lengths of the runs of letters that each parameter takes, or `nil` if they do not match.
    ///
    /// The first `count` parameters must match; if `isWhole`, all letters must be taken.
    func match(_ letters: [UInt8], first count: Int, isWhole: Bool) -> [Int]? {
        var lengths = [Int](repeating: 0, count: count)
        guard match(letters, 0, parameter: 0, count, isWhole, &lengths) else { return nil }
        return lengths
    }

    private func match(
        _ letters: [UInt8],
        _ start: Int,
        parameter index: Int,
        _ count: Int,
        _ isWhole: Bool,
        _ lengths: inout [Int]
    ) -> Bool {
        guard index < count else { return !isWhole || start == letters.count }
        let parameter = parameters[index]
        let most = parameter.isRepeated ? letters.count - start : min(1, letters.count - start)
        var longest = 0
        while longest < most, parameter.letters.contains(letters[start + longest]) { longest += 1 }
        var length = longest
        while length >= (parameter.isOptional ? 0 : 1) {
            lengths[index] = length
            if match(letters, start + length, parameter: index + 1, count, isWhole, &lengths) {
                return true
            }
            length -= 1
        }
        return false
    }
}

/// A set of type letters.
struct LetterSet: Sendable {
    private var bits: UInt32 = 0

    init(_ letters: some Sequence<UInt8>) {
        for letter in letters { bits |= LetterSet.bit(letter) }
    }

    func contains(_ letter: UInt8) -> Bool { bits & LetterSet.bit(letter) != 0 }

    private static func bit(_ letter: UInt8) -> UInt32 {
        letter >= UInt8(ascii: "a") && letter <= UInt8(ascii: "z")
            ? 1 << UInt32(letter - UInt8(ascii: "a")) : 1 << 31
    }
}

/// Reads a signature's text.
private struct SignatureParser {
    let text: [UInt8]
    let position: Int
    private var index = 1
    private var parameters: [Signature.Parameter] = []

    init(text: [UInt8], position: Int) {
        self.text = text
        self.position = position
    }

    mutating func parse() throws(Fault) -> [Signature.Parameter] {
        while index < text.count, text[index] != UInt8(ascii: ":") {
            try parseSymbol(text[index])
            index += 1
        }
        return parameters
    }

    private mutating func parseSymbol(_ symbol: UInt8) throws(Fault) {
        switch symbol {
        case UInt8(ascii: "s"), UInt8(ascii: "n"), UInt8(ascii: "b"), UInt8(ascii: "l"),
            UInt8(ascii: "o"):
            add([symbol, UInt8(ascii: "m")])
        case UInt8(ascii: "a"):
            add(Array("asnblfom".utf8))
            parameters[parameters.count - 1].isArray = true
        case UInt8(ascii: "f"):
            add([symbol])
            parameters[parameters.count - 1].isFunction = true
        case UInt8(ascii: "j"): add(Array("asnblom".utf8))
        case UInt8(ascii: "x"): add(Array("asnblfom".utf8))
        case UInt8(ascii: "-"):
            modify {
                $0.takesContext = true; $0.isOptional = true
            }
        case UInt8(ascii: "?"): modify { $0.isOptional = true }
        case UInt8(ascii: "+"): modify { $0.isRepeated = true }
        case UInt8(ascii: "("): try parseChoice()
        case UInt8(ascii: "<"): try parseElements()
        default: break
        }
    }

    private mutating func add(_ letters: [UInt8]) {
        parameters.append(Signature.Parameter(letters: LetterSet(letters)))
    }

    private mutating func modify(_ change: (inout Signature.Parameter) -> Void) {
        guard !parameters.isEmpty else { return }
        change(&parameters[parameters.count - 1])
    }

    private mutating func parseChoice() throws(Fault) {
        let end = closing(UInt8(ascii: "("), UInt8(ascii: ")"))
        let choice = text[(index + 1)..<max(end, index + 1)]
        guard !choice.contains(UInt8(ascii: "<")) else {
            throw Fault(
                .signatureChoiceTooComplex,
                position: position + index,
                value: .init(String(decoding: choice, as: UTF8.self))
            )
        }
        add(Array(choice) + [UInt8(ascii: "m")])
        index = end
    }

    private mutating func parseElements() throws(Fault) {
        guard let last = parameters.last, last.isArray || last.isFunction else {
            throw Fault(.signatureParameterMisplaced, position: position + index)
        }
        let end = closing(UInt8(ascii: "<"), UInt8(ascii: ">"))
        let elements = Array(text[(index + 1)..<max(end, index + 1)])
        if last.isArray { modify { $0.elements = elements } }
        index = end
    }

    /// The place of the bracket that closes the one at `index`, or the end.
    private func closing(_ open: UInt8, _ close: UInt8) -> Int {
        var depth = 1
        var place = index
        while place < text.count - 1 {
            place += 1
            if text[place] == close {
                depth -= 1
                if depth == 0 { break }
            } else if text[place] == open {
                depth += 1
            }
        }
        return place
    }
}
