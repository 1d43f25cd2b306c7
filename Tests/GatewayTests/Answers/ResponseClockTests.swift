import Gateway
import Testing

@Suite struct ResponseClockTests {
    @Test(
        arguments: [
            (0, "Thu, 01 Jan 1970 00:00:00 GMT", "01/Jan/1970:00:00:00 +0000"),
            (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT", "06/Nov/1994:08:49:37 +0000"),
            (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT", "29/Feb/2000:00:00:00 +0000"),
            (1_767_225_599, "Wed, 31 Dec 2025 23:59:59 GMT", "31/Dec/2025:23:59:59 +0000"),
            (4_107_542_400, "Mon, 01 Mar 2100 00:00:00 GMT", "01/Mar/2100:00:00:00 +0000"),
        ] as [(Int64, String, String)]
    )
    func `a second is written in both forms`(second: Int64, header: String, log: String) {
        let forms = ResponseClock().second(of: second * 1_000 + 999)
        #expect(forms.value == second)
        #expect(forms.headerText == header)
        #expect(forms.logText == log)
    }

    @Test func `the clock follows the time in both directions`() {
        let clock = ResponseClock()
        #expect(clock.second(of: 5_000).value == 5)
        #expect(clock.second(of: 6_001).value == 6)
        #expect(clock.second(of: 5_999).value == 5)
    }
}
