import Functions
import Testing

@Suite struct RequestIDTests {
    @Test func `it prints as a version 4 UUID`() {
        let id = RequestID(high: 0x0123_4567_89ab_cdef, low: 0xfedc_ba98_7654_3210)
        #expect(id.description == "01234567-89ab-4def-bedc-ba9876543210")
    }

    @Test func `a generator does not repeat itself`() {
        let generator = RequestIDGenerator(seed: 7)
        var seen: Set<RequestID> = []
        for _ in 0..<10_000 { seen.insert(generator.next()) }
        #expect(seen.count == 10_000)
    }

    @Test func `a seed makes the same identifiers again`() {
        let first = RequestIDGenerator(seed: 42)
        let second = RequestIDGenerator(seed: 42)
        for _ in 0..<5 { #expect(first.next() == second.next()) }
    }

    @Test func `concurrent callers get distinct identifiers`() async {
        let generator = RequestIDGenerator()
        let all = await withTaskGroup(of: [RequestID].self) { group in
            for _ in 0..<8 {
                group.addTask { (0..<500).map { _ in generator.next() } }
            }
            return await group.reduce(into: Set<RequestID>()) { $0.formUnion($1) }
        }
        #expect(all.count == 4_000)
    }
}
