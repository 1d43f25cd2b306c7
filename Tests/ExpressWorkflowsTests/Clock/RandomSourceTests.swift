import ExpressWorkflows
import Testing

struct RandomSourceTests {
    @Test func `a UUID has version 4 and the variant of RFC 9562`() {
        #expect(
            RandomSource.constant(.max).nextUUID() == "ffffffff-ffff-4fff-bfff-ffffffffffff"
        )
        #expect(RandomSource.constant(0).nextUUID() == "00000000-0000-4000-8000-000000000000")
    }

    @Test func `two UUIDs of the system differ`() {
        #expect(RandomSource.system.nextUUID() != RandomSource.system.nextUUID())
    }

    @Test func `a fraction lies between 0 and 1`() {
        #expect(RandomSource.constant(0).nextFraction() == 0)
        #expect(RandomSource.constant(.max).nextFraction() < 1)
        #expect(RandomSource.constant(1 << 63).nextFraction() == 0.5)
    }
}
