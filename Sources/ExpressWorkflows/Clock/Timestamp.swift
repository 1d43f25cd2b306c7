/// Times as the States Language writes and reads them: ISO 8601, extended format.
package enum Timestamp {
    private static let millisecondsPerDay: Int64 = 86_400_000

    /// The time in UTC, with milliseconds: `2026-01-01T00:00:00.000Z`.
    ///
    /// - Parameter milliseconds: Since 1970; outside the years 0 to 9999 only the year is written.
    /// - Returns: The text.
    package static func text(milliseconds: Int64) -> String {
        let days = milliseconds.flooredQuotient(by: millisecondsPerDay)
        let rest = milliseconds - days * millisecondsPerDay
        let date = CivilDate(daysSince1970: days)
        guard (0...9_999).contains(date.year) else { return "\(date.year)" }
        return String(unsafeUninitializedCapacity: 24) { buffer in
            var writer = DigitWriter(buffer: buffer)
            writer.write(date.year, digits: 4, then: "-")
            writer.write(date.month, digits: 2, then: "-")
            writer.write(date.day, digits: 2, then: "T")
            writer.write(rest / 3_600_000, digits: 2, then: ":")
            writer.write(rest / 60_000 % 60, digits: 2, then: ":")
            writer.write(rest / 1_000 % 60, digits: 2, then: ".")
            writer.write(rest % 1_000, digits: 3, then: "Z")
            return writer.position
        }
    }

    /// The time that a text in the extended format with an offset stands for.
    ///
    /// Takes what RFC 3339 describes: a date, `T`, a time of day with or without a fraction of
    /// any length, and `Z` or an offset; what is finer than a millisecond is dropped.
    ///
    /// - Returns: Milliseconds since 1970, or `nil` for any other text, and for dates that don't
    ///   exist.
    package static func milliseconds(parsing text: String) -> Int64? {
        var text = text
        return text.withUTF8 { bytes -> Int64? in
            var scanner = TimestampScanner(bytes: bytes)
            return scanner.time()
        }
    }
}

/// A day of the Gregorian calendar.
struct CivilDate {
    var year: Int64
    var month: Int64
    var day: Int64

    private static let daysPerEra: Int64 = 146_097
    private static let daysFromEraTo1970: Int64 = 719_468

    init(year: Int64, month: Int64, day: Int64) {
        self.year = year
        self.month = month
        self.day = day
    }

    // Howard Hinnant, "chrono-compatible low-level date algorithms": years begin in March, and
    // 400 of them make an era.
    init(daysSince1970 days: Int64) {
        let shifted = days + Self.daysFromEraTo1970
        let era = shifted.flooredQuotient(by: Self.daysPerEra)
        let dayOfEra = shifted - era * Self.daysPerEra
        let yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        self.day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        self.month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        self.year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// The days from 1 January 1970 to this day; negative before.
    var daysSince1970: Int64 {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = shiftedYear.flooredQuotient(by: 400)
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * Self.daysPerEra + dayOfEra - Self.daysFromEraTo1970
    }

    /// Whether there is such a day.
    var exists: Bool {
        (1...12).contains(month) && day >= 1 && day <= lengthOfMonth
    }

    private var lengthOfMonth: Int64 {
        switch month {
        case 2: isLeapYear ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private var isLeapYear: Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }
}

/// Reads one time from bytes.
private struct TimestampScanner {
    let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0

    init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    mutating func time() -> Int64? {
        guard let year = number(digits: 4), skip("-"),
            let month = number(digits: 2), skip("-"),
            let day = number(digits: 2), skip("T"),
            let hour = number(digits: 2), hour < 24, skip(":"),
            let minute = number(digits: 2), minute < 60, skip(":"),
            let second = number(digits: 2), second < 60
        else { return nil }
        let date = CivilDate(year: year, month: month, day: day)
        guard date.exists, let fraction = milliseconds(), let offset = offsetMinutes(),
            position == bytes.count
        else { return nil }
        let minutes = (date.daysSince1970 * 24 + hour) * 60 + minute - offset
        return (minutes * 60 + second) * 1_000 + fraction
    }

    private mutating func milliseconds() -> Int64? {
        guard skip(".") else { return 0 }
        var value: Int64 = 0
        var digits = 0
        while let digit = nextDigit() {
            if digits < 3 { value = value * 10 + digit }
            digits += 1
        }
        guard digits > 0 else { return nil }
        for _ in min(digits, 3)..<3 { value *= 10 }
        return value
    }

    private mutating func offsetMinutes() -> Int64? {
        if skip("Z") { return 0 }
        let sign: Int64
        if skip("+") {
            sign = 1
        } else if skip("-") {
            sign = -1
        } else {
            return nil
        }
        guard let hours = number(digits: 2), hours < 24, skip(":"),
            let minutes = number(digits: 2), minutes < 60
        else { return nil }
        return sign * (hours * 60 + minutes)
    }

    private mutating func number(digits: Int) -> Int64? {
        var value: Int64 = 0
        for _ in 0..<digits {
            guard let digit = nextDigit() else { return nil }
            value = value * 10 + digit
        }
        return value
    }

    private mutating func nextDigit() -> Int64? {
        guard position < bytes.count,
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[position])
        else { return nil }
        defer { position += 1 }
        return Int64(bytes[position] - UInt8(ascii: "0"))
    }

    private mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard position < bytes.count, bytes[position] == UInt8(ascii: character) else {
            return false
        }
        position += 1
        return true
    }
}

extension Int64 {
    fileprivate func flooredQuotient(by divisor: Int64) -> Int64 {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}

/// Writes numbers with leading zeros.
private struct DigitWriter {
    let buffer: UnsafeMutableBufferPointer<UInt8>
    var position = 0

    init(buffer: UnsafeMutableBufferPointer<UInt8>) { self.buffer = buffer }

    mutating func write(_ number: Int64, digits: Int, then separator: Unicode.Scalar) {
        var rest = number
        for index in stride(from: position + digits - 1, through: position, by: -1) {
            buffer[index] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
        buffer[position + digits] = UInt8(ascii: separator)
        position += digits + 1
    }
}
