/// Numbers in English words.
enum NumberWords {
    private static let few = [
        "Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten",
        "Eleven", "Twelve", "Thirteen", "Fourteen", "Fifteen", "Sixteen", "Seventeen", "Eighteen",
        "Nineteen",
    ]
    private static let ordinals = [
        "Zeroth", "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth",
        "Ninth", "Tenth", "Eleventh", "Twelfth", "Thirteenth", "Fourteenth", "Fifteenth",
        "Sixteenth", "Seventeenth", "Eighteenth", "Nineteenth",
    ]
    private static let decades = [
        "Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety",
    ]
    private static let magnitudes = ["Thousand", "Million", "Billion", "Trillion"]

    /// A number in words, such as `One Hundred and Twenty-One`.
    static func text(of number: Double, isOrdinal: Bool) -> String {
        text(of: number, isFollowing: false, isOrdinal)
    }

    private static func text(
        of number: Double,
        isFollowing: Bool,
        _ isOrdinal: Bool
    ) -> String {
        if number < 20 {
            let words = isOrdinal ? ordinals : few
            return (isFollowing ? " and " : "") + words[Int(number)]
        }
        if number < 100 {
            let (tens, rest) = (Int(number) / 10, Int(number) % 10)
            let decade = (isFollowing ? " and " : "") + decades[tens - 2]
            if rest > 0 {
                return decade + "-" + text(of: Double(rest), isFollowing: false, isOrdinal)
            }
            return isOrdinal ? String(decade.dropLast()) + "ieth" : decade
        }
        var magnitude = 0
        var factor = 100.0
        if number >= 1000 {
            factor = 1000
            magnitude = 1
            while magnitude < magnitudes.count, number >= factor * 1000 {
                factor *= 1000
                magnitude += 1
            }
        }
        let count = (number / factor).rounded(.down)
        let rest = number - count * factor
        let unit = magnitude == 0 ? "Hundred" : magnitudes[magnitude - 1]
        let words =
            (isFollowing ? ", " : "") + text(of: count, isFollowing: false, false) + " " + unit
        if rest > 0 { return words + text(of: rest, isFollowing: true, isOrdinal) }
        return isOrdinal ? words + "th" : words
    }

    /// The values of words in lower case.
    static let values: [String: Double] = {
        var values: [String: Double] = ["hundred": 100, "hundredth": 100]
        for words in [few, ordinals] {
            for (index, word) in words.enumerated() { values[word.lowercased()] = Double(index) }
        }
        for (index, word) in decades.enumerated() {
            values[word.lowercased()] = Double(index + 2) * 10
            values[word.lowercased().dropLast() + "ieth"] = Double(index + 2) * 10
        }
        var value = 1000.0
        for word in magnitudes {
            values[word.lowercased()] = value
            values[word.lowercased() + "th"] = value
            value *= 1000
        }
        return values
    }()

    /// The number that words in lower case are, not a number if one of them is none.
    static func number(_ text: String) -> Double {
        var segments = [0.0]
        let spaced = text.replacing(", ", by: " ").replacing(" and ", by: " ")
        for word in spaced.split(omittingEmptySubsequences: false, whereSeparator: isSeparator) {
            let value = values[String(word)] ?? .nan
            if value < 100 {
                var top = segments.removeLast()
                if top >= 1000 {
                    segments.append(top)
                    top = 0
                }
                segments.append(top + value)
            } else {
                segments.append(segments.removeLast() * value)
            }
        }
        return segments.reduce(0, +)
    }

    private static func isSeparator(_ character: Character) -> Bool {
        character.isWhitespace || character == "-" || character == "\\"
    }
}

extension String {
    /// This text with each occurrence of one part in the place of another.
    fileprivate func replacing(_ part: String, by other: String) -> String {
        var result = ""
        var rest = Substring(self)
        while let range = rest.firstRange(ofText: part) {
            result += rest[..<range.lowerBound] + other
            rest = rest[range.upperBound...]
        }
        return result + rest
    }
}

extension Substring {
    fileprivate func firstRange(ofText part: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(part) {
                return start..<(index(start, offsetBy: part.count, limitedBy: endIndex) ?? endIndex)
            }
            start = index(after: start)
        }
        return nil
    }
}
