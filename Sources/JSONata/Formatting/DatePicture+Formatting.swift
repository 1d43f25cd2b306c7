import JSON

extension DatePicture {
    /// A time in this picture.
    ///
    /// - Parameters:
    ///   - milliseconds: The time, in milliseconds since 1970.
    ///   - zone: The time zone as `+hhmm`, or nothing for Greenwich.
    /// - Returns: The text.
    /// - Throws: What a picture asks for and a component does not have.
    func text(of milliseconds: Double, zone: String?) throws(Fault) -> [UInt8] {
        let offset = ZoneOffset(zone)
        let shift = Double(offset.hours * 60 + offset.minutes) * 60_000
        let local = (milliseconds + shift).rounded(.towardZero)
        let time = CivilTime(milliseconds: Int64(exactly: local) ?? 0)
        var text: [UInt8] = []
        text.reserveCapacity(40)
        let components = DateComponents(time)
        for part in parts {
            switch part {
            case .literal(let literal): text += literal.utf8
            case .marker(let marker) where marker.isPlainNumber:
                marker.append(components.value(of: marker.component), to: &text)
            case .marker(let marker): text += try marker.text(of: time, offset).utf8
            }
        }
        return text
    }
}

extension DateMarker {
    /// Appends a number in plain digits.
    fileprivate func append(_ value: Int, to text: inout [UInt8]) {
        var rest = value.magnitude
        var digits: [UInt8] = []
        repeat {
            digits.append(0x30 + UInt8(rest % 10))
            rest /= 10
        } while rest > 0
        if value < 0 { text.append(UInt8(ascii: "-")) }
        let missing = (integer?.mandatoryDigits ?? 0) - digits.count
        if missing > 0 { text += repeatElement(0x30, count: missing) }
        text += digits.reversed()
    }
}

/// A time zone's distance from Greenwich.
struct ZoneOffset {
    var hours = 0
    var minutes = 0

    /// Reads `+hhmm` as the reference does.
    init(_ text: String?) {
        guard let text else { return }
        let digits = text.prefix { $0 == "+" || $0 == "-" || $0.isWholeNumber }
        let number = Int(digits) ?? 0
        hours = Int((Double(number) / 100).rounded(.down))
        minutes = number % 100
    }

    /// Hours and minutes as one number.
    var number: Int { hours * 100 + minutes }
}

extension DateMarker {
    fileprivate func text(of time: CivilTime, _ offset: ZoneOffset) throws(Fault) -> String {
        switch component {
        case "Z", "z": return try zoneText(offset)
        case "P":
            let text = time.hour >= 12 ? "pm" : "am"
            return names == .upper ? text.uppercased() : text
        case "C", "E": return "ISO"
        default: break
        }
        var value = DateComponents(time).value(of: component)
        if component == "Y", yearDigits >= 0, yearDigits < 10 {
            var modulus = 1
            for _ in 0..<yearDigits { modulus *= 10 }
            value %= modulus
        }
        if let names { return try name(value, names) }
        return try integer?.text(of: Double(value)) ?? ""
    }

    private func name(
        _ value: Int,
        _ letterCase: IntegerPicture.LetterCase
    ) throws(Fault) -> String {
        var name: String
        switch component {
        case "M", "x": name = DateNames.months[value - 1]
        case "F": name = DateNames.days[value - 1]
        default: throw Fault(.nameModifier, value: .init(String(component)))
        }
        switch letterCase {
        case .upper: name = name.uppercased()
        case .lower: name = name.lowercased()
        case .title: break
        }
        return maximumWidth.map { String(name.prefix($0)) } ?? name
    }

    private func zoneText(_ offset: ZoneOffset) throws(Fault) -> String {
        guard let integer else { return "" }
        if offset.number == 0, abbreviatesZero { return "Z" }
        var text: String
        if integer.groupSize > 0 {
            text = try integer.text(of: Double(offset.number))
        } else {
            switch integer.mandatoryDigits {
            case 1, 2:
                text = try integer.text(of: Double(offset.hours))
                if offset.minutes != 0 {
                    text += ":" + (try IntegerPicture("00").text(of: Double(offset.minutes)))
                }
            case 3, 4: text = try integer.text(of: Double(offset.number))
            default:
                throw Fault(.badTimezonePicture, value: .init(integer.mandatoryDigits))
            }
        }
        if offset.number >= 0 { text = "+" + text }
        return component == "z" ? "GMT" + text : text
    }
}

/// The components of a time by the letters that pictures call them.
struct DateComponents {
    private let time: CivilTime

    init(_ time: CivilTime) {
        self.time = time
    }

    /// The value of a component that is a number.
    func value(of component: Character) -> Int {
        let date = time.date
        let today = date.daysSince1970
        switch component {
        case "Y": return date.year
        case "M": return date.month
        case "D": return date.day
        case "d": return today - CivilDate(year: date.year, month: 1, day: 1).daysSince1970 + 1
        case "F": return date.weekday == 0 ? 7 : date.weekday
        case "W": return week(today, from: date.year, 1, months: 12)
        case "w": return week(today, from: date.year, date.month, months: 1)
        case "X":
            if today < firstWeek(date.year, 1) { return date.year - 1 }
            return today >= firstWeek(date.year + 1, 1) ? date.year + 1 : date.year
        case "x":
            if today < firstWeek(date.year, date.month) {
                return date.month == 1 ? 12 : date.month - 1
            }
            guard today >= firstWeek(date.year, date.month + 1) else { return date.month }
            return date.month == 12 ? 1 : date.month + 1
        case "H": return time.hour
        case "h": return time.hour % 12 == 0 ? 12 : time.hour % 12
        case "m": return time.minute
        case "s": return time.second
        case "f": return time.millisecond
        default: return 0
        }
    }

    /// The number of the week in the year or month that begins with some month.
    private func week(_ today: Int, from year: Int, _ month: Int, months: Int) -> Int {
        let start = firstWeek(year, month)
        if today < start { return (today - firstWeek(year, month - months)) / 7 + 1 }
        return today >= firstWeek(year, month + months) ? 1 : (today - start) / 7 + 1
    }

    /// The Monday of the week in which the first Thursday of a month lies.
    private func firstWeek(_ year: Int, _ month: Int) -> Int {
        let first = CivilDate(year: year, month: month, day: 1)
        let days = first.daysSince1970
        let weekday = CivilDate(daysSince1970: days).weekday
        let day = weekday == 0 ? 7 : weekday
        return day > 4 ? days + 8 - day : days - day + 1
    }
}
