import JSON

/// How an integer is written: the pictures of XPath's `format-integer`.
struct IntegerPicture {
    /// The kinds of numbering.
    enum Style: Equatable {
        case decimal
        case letters
        case roman
        case words

        /// What the language leaves to implementations and this one does not know.
        case sequence(String)
    }

    /// How letters and words are written.
    enum LetterCase {
        case upper
        case lower
        case title
    }

    /// A sign between groups of digits, and how many digits stand to its right.
    struct Separator {
        var position: Int
        var sign: Unicode.Scalar
    }

    private(set) var style = Style.decimal
    private(set) var letterCase = LetterCase.lower
    private(set) var isOrdinal = false
    private(set) var zero: UInt32 = 0x30
    var mandatoryDigits = 0
    private(set) var optionalDigits = 0
    private(set) var separators: [Separator] = []

    /// The distance at which the one separator is repeated, or 0.
    private(set) var groupSize = 0

    init(_ picture: String) throws(Fault) {
        var pattern = Substring(picture)
        if let semicolon = picture.lastIndex(of: ";") {
            pattern = picture[..<semicolon]
            isOrdinal = picture[picture.index(after: semicolon)...].first == "o"
        }
        switch pattern {
        case "A": (style, letterCase) = (.letters, .upper)
        case "a": style = .letters
        case "I": (style, letterCase) = (.roman, .upper)
        case "i": style = .roman
        case "W": (style, letterCase) = (.words, .upper)
        case "Ww": (style, letterCase) = (.words, .title)
        case "w": style = .words
        default: try readDigits(String(pattern))
        }
    }

    private mutating func readDigits(_ pattern: String) throws(Fault) {
        var family: UInt32?
        var position = 0
        for scalar in pattern.unicodeScalars.reversed() {
            if let group = DigitFamilies.zero(of: scalar) {
                guard family == nil || family == group else { throw Fault(.mixedDigits) }
                family = group
                mandatoryDigits += 1
                position += 1
            } else if scalar == "#" {
                optionalDigits += 1
                position += 1
            } else {
                separators.append(Separator(position: position, sign: scalar))
            }
        }
        guard let family else {
            style = .sequence(pattern)
            return
        }
        zero = family
        groupSize = IntegerPicture.regularDistance(separators.map(\.position))
        if separators.contains(where: { $0.sign != separators[0].sign }) { groupSize = 0 }
    }

    /// The distance between positions that are equally far apart, beginning at the end; else 0.
    static func regularDistance(_ positions: [Int]) -> Int {
        guard var distance = positions.first else { return 0 }
        for position in positions.dropFirst() {
            var (first, second) = (distance, position)
            while second != 0 { (first, second) = (second, first % second) }
            distance = first
        }
        for count in 1..<(positions.count + 1) where !positions.contains(count * distance) {
            return 0
        }
        return distance
    }

    /// Whether a number is written as its digits and zeros before them, and nothing else.
    var isPlain: Bool {
        style == .decimal && zero == 0x30 && separators.isEmpty && !isOrdinal
    }

    /// A whole number in this picture.
    func text(of value: Double) throws(Fault) -> String {
        let magnitude = value.magnitude
        let text: String
        switch style {
        case .letters: text = Letters.text(of: magnitude, isUpper: letterCase == .upper)
        case .roman:
            guard magnitude < 1e8 else { throw Fault.limit(.memory) }
            let roman = RomanNumerals.text(of: Int(magnitude))
            text = letterCase == .upper ? roman.uppercased() : roman
        case .words:
            guard magnitude < 1e30 else { throw Fault.limit(.memory) }
            let words = NumberWords.text(of: magnitude, isOrdinal: isOrdinal)
            switch letterCase {
            case .upper: text = words.uppercased()
            case .lower: text = words.lowercased()
            case .title: text = words
            }
        case .decimal: text = decimalText(magnitude)
        case .sequence(let token):
            throw Fault(.unsupportedSequence, value: .init(token))
        }
        return value < 0 ? "-" + text : text
    }

    private func decimalText(_ magnitude: Double) -> String {
        var digits = Array(NumberText.text(of: magnitude).unicodeScalars)
        if digits.count < mandatoryDigits {
            digits = Array(repeating: "0", count: mandatoryDigits - digits.count) + digits
        }
        if zero != 0x30 {
            digits = digits.map { Unicode.Scalar($0.value + zero - 0x30) ?? $0 }
        }
        if groupSize > 0 {
            for count in stride(from: max(0, digits.count - 1) / groupSize, to: 0, by: -1) {
                digits.insert(separators[0].sign, at: digits.count - count * groupSize)
            }
        } else {
            for separator in separators.reversed() {
                let place = digits.count - separator.position
                digits.insert(separator.sign, at: max(0, place))
            }
        }
        var text = ""
        text.unicodeScalars.append(contentsOf: digits)
        return isOrdinal ? text + ordinalSuffix(digits) : text
    }

    private func ordinalSuffix(_ digits: [Unicode.Scalar]) -> String {
        if digits.count > 1, digits[digits.count - 2] == "1" { return "th" }
        switch digits.last {
        case "1": return "st"
        case "2": return "nd"
        case "3": return "rd"
        default: return "th"
        }
    }

    /// The number that a text in this picture is; not a number if it is none.
    func number(_ text: String) throws(Fault) -> Double {
        switch style {
        case .letters: return Letters.number(text, isUpper: letterCase == .upper)
        case .roman: return RomanNumerals.number(letterCase == .upper ? text : text.uppercased())
        case .words: return NumberWords.number(text.lowercased())
        case .sequence(let token): throw Fault(.unsupportedSequence, value: .init(token))
        case .decimal: return decimalNumber(text)
        }
    }

    private func decimalNumber(_ text: String) -> Double {
        var digits = Array(text.unicodeScalars)
        if isOrdinal { digits = Array(digits.dropLast(2)) }
        let signs = groupSize > 0 ? [","] : separators.map(\.sign)
        digits.removeAll { signs.contains($0) }
        var number = ""
        for scalar in digits {
            let value = scalar.value &- zero &+ 0x30
            guard let digit = Unicode.Scalar(value) else { break }
            let isSign = number.isEmpty && (digit == "-" || digit == "+")
            guard isSign || (value >= 0x30 && value <= 0x39) else { break }
            number.unicodeScalars.append(digit)
        }
        return Double(number) ?? .nan
    }
}

/// The digits of the world's scripts.
enum DigitFamilies {
    private static let zeros: [UInt32] = [
        0x30, 0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66,
        0x0CE6, 0x0D66, 0x0DE6, 0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946,
        0x19D0, 0x1A80, 0x1A90, 0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0,
        0xA9F0, 0xAA50, 0xABF0, 0xFF10,
    ]

    /// The zero of the family that a digit belongs to.
    static func zero(of scalar: Unicode.Scalar) -> UInt32? {
        zeros.first { scalar.value >= $0 && scalar.value <= $0 + 9 }
    }
}

/// Numbers as spreadsheets name columns.
enum Letters {
    static func text(of value: Double, isUpper: Bool) -> String {
        let first: UInt8 = isUpper ? 0x41 : 0x61
        var letters: [UInt8] = []
        var rest = value
        while rest > 0, rest.isFinite {
            letters.append(first + UInt8((rest - 1).truncatingRemainder(dividingBy: 26)))
            rest = ((rest - 1) / 26).rounded(.down)
        }
        return String(decoding: letters.reversed(), as: UTF8.self)
    }

    static func number(_ text: String, isUpper: Bool) -> Double {
        let first = isUpper ? 65.0 : 97.0
        return text.utf16.reduce(0) { $0 * 26 + Double($1) - first + 1 }
    }
}

/// Roman numerals.
enum RomanNumerals {
    private static let numerals: [(value: Int, text: String)] = [
        (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
        (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    ]

    static func text(of value: Int) -> String {
        var text = ""
        var rest = value
        for numeral in numerals {
            while rest >= numeral.value {
                text += numeral.text
                rest -= numeral.value
            }
        }
        return text
    }

    static func number(_ text: String) -> Double {
        let values: [Character: Double] = [
            "M": 1000, "D": 500, "C": 100, "L": 50, "X": 10, "V": 5, "I": 1,
        ]
        var number = 0.0
        var largest = 1.0
        for digit in text.reversed() {
            guard let value = values[digit] else { return .nan }
            if value < largest {
                number -= value
            } else {
                largest = value
                number += value
            }
        }
        return number
    }
}
