import Synchronization

/// The present as headers and events write it, formatted once a second.
package final class ResponseClock: Sendable {
    /// One second, in all its forms.
    package struct Second: Sendable {
        /// Seconds since 1970.
        package let value: Int64

        /// As the header `Date` writes it: `Tue, 24 Nov 2026 17:15:21 GMT`.
        package let headerText: String

        /// As the event of a proxy integration writes it: `24/Nov/2026:17:15:21 +0000`.
        package let logText: String
    }

    private let latest = Mutex(Second(secondsSince1970: 0))

    package init() {}

    /// The forms of the second in which `milliseconds` since 1970 lies.
    package func second(of milliseconds: Int64) -> Second {
        let value = milliseconds / 1_000
        return latest.withLock { latest in
            if latest.value != value { latest = Second(secondsSince1970: value) }
            return latest
        }
    }
}

extension ResponseClock.Second {
    private static let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    init(secondsSince1970 seconds: Int64) {
        let seconds = max(0, seconds)
        let days = seconds / 86_400
        let (year, month, day) = Self.date(daysSince1970: days)
        let time = [seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60]
            .map(Self.twoDigits).joined(separator: ":")
        let weekday = Self.weekdays[Int(days % 7)]
        let monthName = Self.months[month - 1]
        let dayText = Self.twoDigits(Int64(day))
        value = seconds
        headerText = "\(weekday), \(dayText) \(monthName) \(year) \(time) GMT"
        logText = "\(dayText)/\(monthName)/\(year):\(time) +0000"
    }

    private static func twoDigits(_ value: Int64) -> String {
        value < 10 ? "0\(value)" : "\(value)"
    }

    /// The civil date of a day, by Howard Hinnant's `civil_from_days`.
    private static func date(daysSince1970: Int64) -> (year: Int64, month: Int, day: Int) {
        let shifted = daysSince1970 + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted % 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = Int(dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
        let month = Int(shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9)
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }
}
