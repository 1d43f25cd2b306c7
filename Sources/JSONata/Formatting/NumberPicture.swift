/// How a number is written: the pictures of XPath's `format-number`.
///
/// Characters are UTF-16 units, as in the reference.
struct NumberPicture {
    /// The characters that mean something in a picture, and the texts of special values.
    struct Symbols {
        var decimalSeparator: [UInt16] = Array(".".utf16)
        var groupingSeparator: [UInt16] = Array(",".utf16)
        var exponentSeparator: [UInt16] = Array("e".utf16)
        var minusSign: [UInt16] = Array("-".utf16)
        var percent: [UInt16] = Array("%".utf16)
        var perMille: [UInt16] = Array("\u{2030}".utf16)
        var zeroDigit: [UInt16] = Array("0".utf16)
        var digit: [UInt16] = Array("#".utf16)
        var patternSeparator: [UInt16] = Array(";".utf16)

        /// Sets the symbol of a name.
        mutating func set(_ name: String, to text: [UInt16]) {
            switch name {
            case "decimal-separator": decimalSeparator = text
            case "grouping-separator": groupingSeparator = text
            case "exponent-separator": exponentSeparator = text
            case "minus-sign": minusSign = text
            case "percent": percent = text
            case "per-mille": perMille = text
            case "zero-digit": zeroDigit = text
            case "digit": digit = text
            case "pattern-separator": patternSeparator = text
            default: break
            }
        }

        func isDigit(_ unit: UInt16) -> Bool {
            guard let zero = zeroDigit.first else { return false }
            return unit >= zero && unit < zero &+ 10
        }

        func isActive(_ unit: UInt16) -> Bool {
            isDigit(unit) || [unit] == decimalSeparator || [unit] == exponentSeparator
                || [unit] == groupingSeparator || [unit] == digit || [unit] == patternSeparator
        }
    }

    private let symbols: Symbols
    private var parts: [SubPicture]

    init(_ picture: [UInt16], symbols: Symbols) throws(Fault) {
        self.symbols = symbols
        let texts = picture.split(bySequence: symbols.patternSeparator)
        guard texts.count <= 2 else { throw Fault(.tooManySubpictures) }
        parts = []
        for text in texts { parts.append(try SubPicture(text, symbols)) }
        if parts.count == 1 {
            var negative = parts[0]
            negative.prefix = symbols.minusSign + negative.prefix
            parts.append(negative)
        }
    }

    /// A number in this picture.
    func text(of value: Double) -> [UInt8] {
        let part = value >= 0 ? parts[0] : parts[1]
        var mantissa = value
        if part.picture.firstIndex(ofSequence: symbols.percent) != nil {
            mantissa = value * 100
        } else if part.picture.firstIndex(ofSequence: symbols.perMille) != nil {
            mantissa = value * 1000
        }
        var exponent: Int?
        if part.minimumExponentSize > 0 {
            (mantissa, exponent) = part.normalised(mantissa)
        }
        let rounded = Rounding.halfEven(mantissa, part.maximumFractionSize)
        var text = digits(of: rounded, part.maximumFractionSize)
        part.pad(&text, symbols)
        part.group(&text, symbols)
        let decimal = text.firstIndex(ofSequence: symbols.decimalSeparator)
        if part.picture.firstIndex(ofSequence: symbols.decimalSeparator) == nil
            || decimal == text.count - 1
        {
            text.removeLast()
        }
        if let exponent {
            var digits = digits(of: Double(exponent), 0)
            let missing = part.minimumExponentSize - digits.count
            if missing > 0 {
                digits = Array(repeating: symbols.zeroDigit[0], count: missing) + digits
            }
            text += symbols.exponentSeparator
            if exponent < 0 { text += symbols.minusSign }
            text += digits
        }
        return (part.prefix + text + part.suffix).utf8
    }

    /// The digits of a number, in the picture's family.
    private func digits(of value: Double, _ places: Int) -> [UInt16] {
        let magnitude = value.magnitude
        let scaled = places < 16 ? magnitude * SubPicture.power(places) : .infinity
        let text: [UInt16]
        if scaled < 1e15 {
            // The value was rounded to these places, so that this is a whole number but for noise.
            text = NumberText.fixed(whole: UInt64(scaled.rounded()), fractionDigits: places)
        } else if magnitude < 1e21 {
            text = Array(NumberText.fixed(magnitude, fractionDigits: places).utf16)
        } else {
            text = Array(NumberText.text(of: magnitude).utf16)
        }
        guard let zero = symbols.zeroDigit.first, zero != 0x30 else { return text }
        return text.map { $0 >= 0x30 && $0 <= 0x39 ? $0 - 0x30 + zero : $0 }
    }
}

extension NumberPicture.SubPicture {
    /// A number between the powers of ten that the picture asks for, and its exponent.
    func normalised(_ value: Double) -> (mantissa: Double, exponent: Int) {
        var mantissa = value
        var exponent = 0
        guard value != 0, value.isFinite else { return (value, 0) }
        let most = Self.power(scalingFactor)
        let least = Self.power(scalingFactor - 1)
        while mantissa < least, exponent > -400 {
            mantissa *= 10
            exponent -= 1
        }
        while mantissa > most {
            mantissa /= 10
            exponent += 1
        }
        return (mantissa, exponent)
    }

    /// A power of ten.
    static func power(_ exponent: Int) -> Double {
        var power = 1.0
        for _ in 0..<abs(exponent) { power *= 10 }
        return exponent < 0 ? 1 / power : power
    }

    /// Takes off zeros and puts on as many as the picture asks for.
    func pad(_ text: inout [UInt16], _ symbols: NumberPicture.Symbols) {
        let zero = symbols.zeroDigit[0]
        if let point = text.firstIndex(of: UInt16(0x2E)) {
            text.replaceSubrange(point...point, with: symbols.decimalSeparator)
        } else {
            text += symbols.decimalSeparator
        }
        while text.first == zero { text.removeFirst() }
        while text.last == zero { text.removeLast() }
        var decimal = text.firstIndex(ofSequence: symbols.decimalSeparator) ?? text.count
        let missing = minimumIntegerSize - decimal
        if missing > 0 {
            text = Array(repeating: zero, count: missing) + text
            decimal += missing
        }
        let missingFraction = minimumFractionSize - (text.count - decimal - 1)
        if missingFraction > 0 { text += Array(repeating: zero, count: missingFraction) }
    }

    /// Puts the grouping separators in.
    func group(_ text: inout [UInt16], _ symbols: NumberPicture.Symbols) {
        let sign = symbols.groupingSeparator
        var decimal = text.firstIndex(ofSequence: symbols.decimalSeparator) ?? text.count
        if regularGrouping > 0 {
            let count = max(0, (decimal - 1) / regularGrouping)
            for group in 0..<count {
                text.insert(contentsOf: sign, at: decimal - (group + 1) * regularGrouping)
            }
        } else {
            for position in integerGroups {
                // A place before the first digit counts from the end, as JavaScript counts it.
                let place = decimal - position
                text.insert(contentsOf: sign, at: place < 0 ? max(0, text.count + place) : place)
                decimal += 1
            }
        }
        decimal = text.firstIndex(ofSequence: symbols.decimalSeparator) ?? text.count
        for position in fractionGroups where position + decimal + 1 <= text.count {
            text.insert(contentsOf: sign, at: position + decimal + 1)
        }
    }
}

extension [UInt16] {
    /// The text of these UTF-16 units in UTF-8.
    fileprivate var utf8: [UInt8] {
        guard allSatisfy({ $0 < 0x80 }) else {
            return Array<UInt8>(String(decoding: self, as: UTF16.self).utf8)
        }
        return map { UInt8(truncatingIfNeeded: $0) }
    }

    /// The place of a sequence of units, from a place on.
    func firstIndex(ofSequence sequence: [UInt16], from start: Int = 0) -> Int? {
        guard !sequence.isEmpty, start >= 0 else { return nil }
        var index = start
        while index + sequence.count <= count {
            if self[index..<index + sequence.count].elementsEqual(sequence) { return index }
            index += 1
        }
        return nil
    }

    /// The last place of a sequence of units.
    func lastIndex(ofSequence sequence: [UInt16]) -> Int? {
        var last: Int?
        var next = firstIndex(ofSequence: sequence)
        while let found = next {
            last = found
            next = firstIndex(ofSequence: sequence, from: found + 1)
        }
        return last
    }

    /// The parts between occurrences of a sequence of units.
    func split(bySequence separator: [UInt16]) -> [[UInt16]] {
        var parts: [[UInt16]] = []
        var start = 0
        while let found = firstIndex(ofSequence: separator, from: start) {
            parts.append(Array(self[start..<found]))
            start = found + separator.count
        }
        return parts + [Array(self[start...])]
    }
}
