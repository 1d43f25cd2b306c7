import JSON
import RegularExpressions

extension DatePicture {
    /// The regular expression that a text in this picture fits, one group for each part.
    func expression() throws(Fault) -> RegularExpression {
        var pattern = "^"
        for part in parts { pattern += "(" + (try DatePicture.pattern(of: part)) + ")" }
        do throws(RegularExpressionError) {
            return try RegularExpression(
                pattern + "$",
                dialect: .javaScript,
                flags: .ignoreCase
            )
        } catch {
            throw Fault.limit(.memory)
        }
    }

    /// The time that a text in this picture is, in milliseconds since 1970.
    ///
    /// Not a number if a component has none; `nil` if the text does not fit the expression.
    func milliseconds(
        of text: [UInt8],
        fitting expression: RegularExpression,
        now: Int64
    ) throws(Fault) -> Double? {
        guard let groups = try DatePicture.match(text, expression) else { return nil }
        var components: [Character: Double] = [:]
        for (part, group) in zip(parts, groups) {
            guard case .marker(let marker) = part else { continue }
            if let value = try marker.value(of: group) { components[marker.component] = value }
        }
        guard !components.isEmpty else { return nil }
        return try ReadDate(components, now: now).milliseconds
    }

    private static func match(
        _ text: [UInt8],
        _ expression: RegularExpression
    ) throws(Fault) -> [String]? {
        do throws(RegularExpressionError) {
            guard let match = try expression.firstMatch(in: text) else { return nil }
            return match.groups.dropFirst().map { range in
                range.map { String(decoding: text[$0], as: UTF8.self) } ?? ""
            }
        } catch {
            throw Fault.limit(.time)
        }
    }

    private static func pattern(of part: Part) throws(Fault) -> String {
        switch part {
        case .literal(let text):
            return text.reduce(into: "") { pattern, character in
                if ".*+?^${}()|[]\\".contains(character) { pattern.append("\\") }
                pattern.append(character)
            }
        case .marker(let marker): return try marker.pattern
        }
    }
}

extension DateMarker {
    /// The regular expression for what the component may look like.
    fileprivate var pattern: String {
        get throws(Fault) {
            if component == "Z" || component == "z" {
                let zone = (component == "z" ? "GMT" : "") + "[-+][0-9]+"
                guard let sign = zoneSeparator else { return zone }
                return zone + "\\u\(String(0x1_0000 + sign.value, radix: 16).dropFirst())[0-9]+"
            }
            guard let integer else {
                guard "MxFP".contains(component) else {
                    throw Fault(.nameModifier, value: .init(String(component)))
                }
                return "[a-zA-Z]+"
            }
            switch integer.style {
            case .letters: return integer.letterCase == .upper ? "[A-Z]+" : "[a-z]+"
            case .roman: return integer.letterCase == .upper ? "[MDCLXVI]+" : "[mdclxvi]+"
            case .words:
                let words = NumberWords.values.keys.sorted { ($1.count, $1) < ($0.count, $0) }
                return "(?:" + (words + ["and", "[\\-, ]"]).joined(separator: "|") + ")+"
            case .decimal:
                let count = parsedWidth.map { "{\($0)}" } ?? "+"
                return "[0-9]\(count)" + (integer.isOrdinal ? "(?:th|st|nd|rd)" : "")
            case .sequence(let token): throw Fault(.unsupportedSequence, value: .init(token))
            }
        }
    }

    private var zoneSeparator: Unicode.Scalar? {
        guard let integer, integer.groupSize > 0 else { return nil }
        return integer.separators.first?.sign
    }

    /// The value of the component in a text that fits its pattern.
    fileprivate func value(of text: String) throws(Fault) -> Double? {
        switch component {
        case "Z", "z": return zoneValue(component == "z" ? text.dropFirst(3) : text[...])
        default: break
        }
        if let integer { return try integer.number(text) }
        let names: [String]
        switch component {
        case "P":
            switch text {
            case "am", "AM": return 0
            case "pm", "PM": return 1
            default: return nil
            }
        case "F": names = DateNames.days
        default: names = DateNames.months
        }
        let index = names.firstIndex { name in
            (maximumWidth.map { String(name.prefix($0)) } ?? name) == text
        }
        return index.map { Double($0 + 1) }
    }

    private func zoneValue(_ text: Substring) -> Double {
        let hours: Int?
        let minutes: Int?
        if let sign = zoneSeparator, let place = text.firstIndex(of: Character(sign)) {
            hours = Int(text[..<place])
            minutes = Int(text[text.index(after: place)...])
        } else if text.count <= 3 {
            hours = Int(text)
            minutes = 0
        } else {
            hours = Int(text.prefix(3))
            minutes = Int(text.dropFirst(3))
        }
        return Double((hours ?? 0) * 60 + (minutes ?? 0))
    }
}

/// Components that were read from a text, made into a time.
///
/// What is missing to the left of the most significant component is taken from now, to the right of
/// the least it is zero; a gap in between is an error.
private struct ReadDate {
    private var components: [Character: Double]
    private let byYearDay: Bool
    private let byHalfDay: Bool

    init(_ given: [Character: Double], now: Int64) throws(Fault) {
        components = given
        let has = { (names: String) in
            names.contains { (given[$0] ?? 0) != 0 && !(given[$0] ?? 0).isNaN }
        }
        let byMonthDay = !has("XxWwd") && has("YMD")
        byYearDay = !byMonthDay && !has("XMxWwD") && has("Yd")
        let byMonthWeek = !has("YMWdD") && has("Xxw")
        let byWeek = !byMonthWeek && !has("YMxwdD") && has("XW")
        let byDay = !has("Ph") && has("Hmsf")
        byHalfDay = !byDay && !has("H") && has("Phmsf")
        guard !byMonthWeek, !byWeek else { throw Fault(.missingComponents) }
        let names = (byYearDay ? "YD" : "YMD") + (byHalfDay ? "Phmsf" : "Hmsf")
        let today = DateComponents(CivilTime(milliseconds: now))
        var hasBegun = false
        var hasEnded = false
        for name in names {
            if components[name] != nil {
                hasBegun = true
                if hasEnded { throw Fault(.missingComponents) }
            } else if hasBegun {
                components[name] = "MD".contains(name) ? 1 : 0
                hasEnded = true
            } else {
                components[name] = Double(today.value(of: name))
            }
        }
    }

    private func number(_ name: Character) -> Double { components[name] ?? 0 }

    /// The time; not a number if a component is none.
    var milliseconds: Double {
        var month = max(number("M"), 1)
        var day = number("D")
        if byYearDay {
            month = 1
            day = number("d")
        }
        var hour = number("H")
        if byHalfDay {
            hour = number("h") == 12 ? 0 : number("h")
            if number("P") == 1 { hour += 12 }
        }
        let parts = [
            number("Y"), month, day, hour, number("m"), number("s"), number("f"),
            components["Z"] ?? components["z"] ?? 0,
        ]
        guard parts.allSatisfy({ $0.isFinite && $0.magnitude < 1e9 }) else { return .nan }
        var year = Int(parts[0])
        // JavaScript takes two digits for a year of the last century.
        if year >= 0, year <= 99 { year += 1900 }
        let date = CivilDate(year: year, month: Int(month), day: Int(day))
        let time = CivilTime.milliseconds(
            of: date,
            Int(hour),
            Int(number("m")),
            Int(number("s"))
        )
        return Double(time) + parts[6] - parts[7] * 60_000
    }
}
