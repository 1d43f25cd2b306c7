/// A date of the Gregorian calendar, extended to all years.
struct CivilDate: Equatable {
    var year: Int
    var month: Int
    var day: Int

    /// The date that lies so many days after 1970-01-01.
    ///
    /// By eras of 400 years; see Howard Hinnant, "chrono-compatible low-level date algorithms".
    init(daysSince1970 days: Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// A date by its parts; a month or day beyond its range counts on into the next.
    init(year: Int, month: Int, day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// How many days the date lies after 1970-01-01.
    var daysSince1970: Int {
        // Months beyond the range count on into other years.
        let months = month - 1
        let extraYears = (months >= 0 ? months : months - 11) / 12
        let month = months - extraYears * 12 + 1
        let year = self.year + extraYears - (month <= 2 ? 1 : 0)
        let era = (year >= 0 ? year : year - 399) / 400
        let yearOfEra = year - era * 400
        let monthFromMarch = month > 2 ? month - 3 : month + 9
        let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// The day of the week: 0 is Sunday.
    var weekday: Int {
        let days = (daysSince1970 + 4) % 7
        return days < 0 ? days + 7 : days
    }
}

/// A date with its time of day.
struct CivilTime: Equatable {
    var date: CivilDate
    var hour: Int
    var minute: Int
    var second: Int
    var millisecond: Int

    /// The time that lies so many milliseconds after 1970.
    init(milliseconds: Int64) {
        let day: Int64 = 86_400_000
        let days = milliseconds >= 0 ? milliseconds / day : (milliseconds - day + 1) / day
        var rest = Int(milliseconds - days * day)
        date = CivilDate(daysSince1970: Int(days))
        millisecond = rest % 1000
        rest /= 1000
        second = rest % 60
        rest /= 60
        minute = rest % 60
        hour = rest / 60
    }

    /// The milliseconds since 1970 of a date and the milliseconds of its day.
    static func milliseconds(of date: CivilDate, _ hour: Int, _ minute: Int, _ second: Int) -> Int {
        ((date.daysSince1970 * 24 + hour) * 60 + minute) * 60_000 + second * 1000
    }
}
