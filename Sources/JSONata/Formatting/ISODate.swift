/// Times as ISO 8601 writes them and JavaScript reads them.
enum ISODate {
    /// The time of a text in milliseconds since 1970; not a number for an impossible time, `nil` for
    /// a text in another form.
    static func milliseconds(of text: [UInt8]) -> Double? {
        var reader = Reader(bytes: text)
        guard let year = reader.digits(4) else { return nil }
        var month = 1
        var day = 1
        if reader.take("-") {
            guard let value = reader.digits(2) else { return nil }
            month = value
            if reader.take("-") {
                guard let value = reader.digits(2) else { return nil }
                day = value
            }
        }
        var (hour, minute, second) = (0, 0, 0)
        if reader.take("T") {
            guard let first = reader.digits(2), reader.take(":"), let next = reader.digits(2),
                reader.take(":"), let last = reader.digits(2)
            else { return nil }
            (hour, minute, second) = (first, next, last)
        }
        guard let fraction = reader.fraction(), let zone = reader.zone(), reader.isAtEnd else {
            return nil
        }
        guard month >= 1, month <= 12, day >= 1, day <= 31, minute < 60, second < 60,
            hour < 24 || (hour == 24 && minute == 0 && second == 0 && fraction == 0)
        else { return .nan }
        let date = CivilDate(year: year, month: month, day: day)
        let time = CivilTime.milliseconds(of: date, hour, minute, second)
        return Double(time + fraction - zone * 60_000)
    }

    private struct Reader {
        let bytes: [UInt8]
        var index = 0

        var isAtEnd: Bool { index == bytes.count }

        mutating func take(_ character: Unicode.Scalar) -> Bool {
            guard index < bytes.count, bytes[index] == UInt8(ascii: character) else { return false }
            index += 1
            return true
        }

        mutating func digits(_ count: Int) -> Int? {
            guard index + count <= bytes.count else { return nil }
            var number = 0
            for place in index..<index + count {
                guard bytes[place] >= 0x30, bytes[place] <= 0x39 else { return nil }
                number = number * 10 + Int(bytes[place] - 0x30)
            }
            index += count
            return number
        }

        /// The milliseconds of `.123…`; 0 if there is no fraction, `nil` if it has no digits.
        mutating func fraction() -> Int? {
            guard take(".") else { return 0 }
            var number = 0
            var count = 0
            while index < bytes.count, bytes[index] >= 0x30, bytes[index] <= 0x39 {
                if count < 3 { number = number * 10 + Int(bytes[index] - 0x30) }
                count += 1
                index += 1
            }
            guard count > 0 else { return nil }
            for _ in count..<max(count, 3) { number *= 10 }
            return number
        }

        /// The minutes of `+hh:mm`, `+hhmm` or `Z`; 0 if there is none.
        mutating func zone() -> Int? {
            if isAtEnd || take("Z") { return 0 }
            let isNegative = take("-")
            guard isNegative || take("+"), let hours = digits(2) else { return nil }
            _ = take(":")
            guard let minutes = digits(2) else { return nil }
            return isNegative ? -(hours * 60 + minutes) : hours * 60 + minutes
        }
    }
}
