import JSON

/// How a time is written: the pictures of XPath's `format-dateTime`.
struct DatePicture {
    /// A piece of a picture.
    enum Part {
        case literal(String)
        case marker(DateMarker)
    }

    let parts: [Part]

    /// ISO 8601, as JavaScript writes it.
    static let iso8601: DatePicture? = {
        do throws(Fault) {
            return try DatePicture("[Y0001]-[M01]-[D01]T[H01]:[m01]:[s01].[f001][Z01:01t]")
        } catch {
            return nil
        }
    }()

    init(_ picture: String) throws(Fault) {
        var parts: [Part] = []
        var literal = ""
        var rest = Substring(picture)
        func flush() {
            guard !literal.isEmpty else { return }
            parts.append(.literal(DatePicture.unescaped(literal)))
            literal = ""
        }
        func append(_ marker: DateMarker) {
            // A number right before another has the width that its picture shows.
            if marker.integer != nil, case .marker(var previous) = parts.last {
                previous.fixWidth()
                parts[parts.count - 1] = .marker(previous)
            }
            parts.append(.marker(marker))
        }
        while let character = rest.first {
            rest = rest.dropFirst()
            guard character == "[" else {
                literal.append(character)
                continue
            }
            flush()
            if rest.first == "[" {
                rest = rest.dropFirst()
                parts.append(.literal("["))
                continue
            }
            guard let end = rest.firstIndex(of: "]") else { throw Fault(.bracketNotClosed) }
            let marker = String(rest[..<end].filter { !$0.isWhitespace })
            append(try DateMarker(marker))
            rest = rest[rest.index(after: end)...]
        }
        flush()
        self.parts = parts
    }

    /// A text in which a doubled closing bracket is one.
    private static func unescaped(_ literal: String) -> String {
        var text = ""
        var isSecond = false
        for character in literal {
            if character == "]", isSecond {
                isSecond = false
                continue
            }
            isSecond = character == "]"
            text.append(character)
        }
        return text
    }
}

/// A component of a time in a picture, and how it is written.
struct DateMarker {
    let component: Character
    private(set) var names: IntegerPicture.LetterCase?
    private(set) var integer: IntegerPicture?
    private(set) var minimumWidth: Int?
    private(set) var maximumWidth: Int?

    /// Whether the zone of Greenwich is written `Z`.
    private(set) var abbreviatesZero = false

    /// How many digits a text has for the component, if another number follows at once.
    private(set) var parsedWidth: Int?

    /// To how many digits a year is cut, or -1.
    private(set) var yearDigits = -1

    private static let defaults: [Character: String] = [
        "Y": "1", "M": "1", "D": "1", "d": "1", "F": "n", "W": "1", "w": "1", "X": "1", "x": "1",
        "H": "1", "h": "1", "P": "n", "m": "01", "s": "01", "f": "1", "Z": "01:01", "z": "01:01",
        "C": "n", "E": "n",
    ]

    init(_ marker: String) throws(Fault) {
        component = marker.first ?? " "
        var presentation = String(marker.dropFirst())
        if let comma = presentation.lastIndex(of: ",") {
            readWidth(presentation[presentation.index(after: comma)...])
            presentation = String(presentation[..<comma])
        }
        var modifier: Character?
        if presentation.count > 1, let last = presentation.last, "atco".contains(last) {
            modifier = last
            presentation.removeLast()
        }
        if presentation.isEmpty {
            guard let standard = DateMarker.defaults[component] else {
                throw Fault(.unknownComponent, value: .init(String(component)))
            }
            presentation = standard
        }
        abbreviatesZero = modifier == "t"
        if presentation.hasPrefix("Nn") {
            names = .title
        } else if presentation.hasPrefix("N") {
            names = .upper
        } else if presentation.hasPrefix("n") {
            names = .lower
        } else if "YMDdFWwXxHhmsf".contains(component) {
            try readInteger(presentation + (modifier.map { ";\($0)" } ?? ""))
        }
        if component == "Z" || component == "z" { integer = try IntegerPicture(presentation) }
    }

    /// Whether the component is written as digits and nothing else.
    var isPlainNumber: Bool {
        guard let integer, "MDdFWwXxHhmsf".contains(component) || yearDigits == -1 else {
            return false
        }
        return component != "Z" && component != "z" && integer.isPlain
    }

    /// Fixes the number of digits that a text has.
    mutating func fixWidth() {
        parsedWidth = integer?.mandatoryDigits
    }

    private mutating func readWidth(_ text: Substring) {
        let bounds = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        minimumWidth = bounds.first.flatMap { Int($0) }
        if bounds.count > 1 { maximumWidth = Int(bounds[1]) }
    }

    private mutating func readInteger(_ picture: String) throws(Fault) {
        var format = try IntegerPicture(picture)
        if let minimumWidth, format.mandatoryDigits < minimumWidth, format.style == .decimal {
            format.mandatoryDigits = minimumWidth
        }
        if component == "Y" {
            if let maximumWidth {
                yearDigits = maximumWidth
                format.mandatoryDigits = maximumWidth
            } else {
                let digits = format.mandatoryDigits + format.optionalDigits
                if digits >= 2 { yearDigits = digits }
            }
        }
        integer = format
    }
}

/// The names that components may have.
enum DateNames {
    static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ]
    static let days = [
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    ]
}
