/// A property of characters that `\p{…}` names.
enum CharacterProperty {
    case categories([Unicode.GeneralCategory])
    case alphabetic
    case lowercase
    case uppercase
    case whitespace
    case ideographic
    case letterOrDigit

    func contains(_ character: UInt32) -> Bool {
        guard let scalar = Unicode.Scalar(character) else { return false }
        let properties = scalar.properties
        return switch self {
        case .categories(let categories): categories.contains(properties.generalCategory)
        case .alphabetic: properties.isAlphabetic
        case .lowercase: properties.isLowercase
        case .uppercase: properties.isUppercase
        case .whitespace: properties.isWhitespace
        case .ideographic: properties.isIdeographic
        case .letterOrDigit:
            Self.letters.contains(properties.generalCategory)
                || properties.generalCategory == .decimalNumber
        }
    }

    static let letters: [Unicode.GeneralCategory] = [
        .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
    ]

    /// The properties of Java's pattern language by name, without `Is` before it.
    init?(named name: String) {
        switch name {
        case "Alphabetic": self = .alphabetic
        case "Lowercase", "javaLowerCase": self = .lowercase
        case "Uppercase", "javaUpperCase": self = .uppercase
        case "White_Space", "javaWhitespace": self = .whitespace
        case "Ideographic": self = .ideographic
        case "javaLetterOrDigit": self = .letterOrDigit
        default:
            guard let categories = Self.categories(named: name) else { return nil }
            self = .categories(categories)
        }
    }

    private static func categories(named name: String) -> [Unicode.GeneralCategory]? {
        if let single = categoriesByName[name] { return [single] }
        return switch name {
        case "L", "javaLetter": letters
        case "LC": [.uppercaseLetter, .lowercaseLetter, .titlecaseLetter]
        case "M": [.nonspacingMark, .spacingMark, .enclosingMark]
        case "N": [.decimalNumber, .letterNumber, .otherNumber]
        case "P", "Punctuation":
            [
                .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
                .initialPunctuation, .finalPunctuation, .otherPunctuation,
            ]
        case "S": [.mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol]
        case "Z": [.spaceSeparator, .lineSeparator, .paragraphSeparator]
        case "C": [.control, .format, .surrogate, .privateUse, .unassigned]
        default: nil
        }
    }

    private static let categoriesByName: [String: Unicode.GeneralCategory] = [
        "Lu": .uppercaseLetter, "Ll": .lowercaseLetter, "Lt": .titlecaseLetter,
        "Lm": .modifierLetter, "Lo": .otherLetter, "Mn": .nonspacingMark, "Mc": .spacingMark,
        "Me": .enclosingMark, "Nd": .decimalNumber, "javaDigit": .decimalNumber,
        "Nl": .letterNumber, "No": .otherNumber, "Pc": .connectorPunctuation,
        "Pd": .dashPunctuation, "Ps": .openPunctuation, "Pe": .closePunctuation,
        "Pi": .initialPunctuation, "Pf": .finalPunctuation, "Po": .otherPunctuation,
        "Sm": .mathSymbol, "Sc": .currencySymbol, "Sk": .modifierSymbol, "So": .otherSymbol,
        "Zs": .spaceSeparator, "Zl": .lineSeparator, "Zp": .paragraphSeparator, "Cc": .control,
        "Cf": .format, "Co": .privateUse, "Cn": .unassigned,
    ]

    /// The ASCII classes of POSIX by name.
    static func posixRanges(named name: String) -> [ClosedRange<UInt32>]? {
        switch name {
        case "Lower": [0x61...0x7A]
        case "Upper": [0x41...0x5A]
        case "ASCII": [0x00...0x7F]
        case "Alpha": [0x41...0x5A, 0x61...0x7A]
        case "Digit": [0x30...0x39]
        case "Alnum": [0x30...0x39, 0x41...0x5A, 0x61...0x7A]
        case "Punct": [0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E]
        case "Graph": [0x21...0x7E]
        case "Print": [0x20...0x7E]
        case "Blank": [0x09...0x09, 0x20...0x20]
        case "Cntrl": [0x00...0x1F, 0x7F...0x7F]
        case "XDigit": [0x30...0x39, 0x41...0x46, 0x61...0x66]
        case "Space": [0x09...0x0D, 0x20...0x20]
        default: nil
        }
    }
}
