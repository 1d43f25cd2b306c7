import ExpressWorkflows
import Testing

struct TimestampTests {
    @Test(
        arguments: [
            (0, "1970-01-01T00:00:00.000Z"),
            (1_767_225_600_000, "2026-01-01T00:00:00.000Z"),
            (951_827_696_789, "2000-02-29T12:34:56.789Z"),
            (-1, "1969-12-31T23:59:59.999Z"),
            (4_107_542_399_999, "2100-02-28T23:59:59.999Z"),
        ] as [(Int64, String)]
    )
    func `a time is written with milliseconds in UTC`(milliseconds: Int64, text: String) {
        #expect(Timestamp.text(milliseconds: milliseconds) == text)
        #expect(Timestamp.milliseconds(parsing: text) == milliseconds)
    }

    @Test(
        arguments: [
            ("2016-03-14T01:59:00Z", 1_457_920_740_000),
            ("2016-03-14T01:59:00.5Z", 1_457_920_740_500),
            ("2016-03-14T01:59:00.123456789Z", 1_457_920_740_123),
            ("2016-03-14T01:59:00+02:00", 1_457_913_540_000),
            ("2016-03-14T01:59:00-00:30", 1_457_922_540_000),
        ] as [(String, Int64)]
    )
    func `a time with a fraction or an offset is read`(text: String, milliseconds: Int64) {
        #expect(Timestamp.milliseconds(parsing: text) == milliseconds)
    }

    @Test(arguments: [
        "", "2016-13-05T21:29:29Z", "05-12-2016T21:29:29Z", "2016-02-30T00:00:00Z",
        "2015-02-29T00:00:00Z", "2016-03-14T24:00:00Z", "2016-03-14T00:60:00Z",
        "2016-03-14 00:00:00Z", "2016-03-14T00:00:00", "2016-03-14T00:00:00.Z",
        "2016-03-14T00:00:00Zx", "2016-03-14T00:00Z", "2016-03-14T00:00:00+2:00",
        "+016-03-14T00:00:00Z", "２016-03-14T00:00:00Z",
    ])
    func `what is no time is refused`(text: String) {
        #expect(Timestamp.milliseconds(parsing: text) == nil)
    }

    @Test func `every day of four centuries comes back`() {
        let day: Int64 = 86_400_000
        for number in stride(from: Int64(-100_000), through: 46_097, by: 7) {
            let text = Timestamp.text(milliseconds: number * day)
            #expect(Timestamp.milliseconds(parsing: text) == number * day)
        }
    }
}
