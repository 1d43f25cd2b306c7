import ExpressWorkflows
import StatesLanguage
import Testing

struct RetryPolicyTests {
    @Test(arguments: [(1, 1.0), (2, 2.0), (3, 4.0)])
    func `each wait doubles by default`(attempt: Int, seconds: Double) {
        let policy = RetryPolicy(Retrier([.all]))
        #expect(policy.delay(beforeAttempt: attempt, random: .system) == .seconds(seconds))
    }

    @Test func `three attempts are made by default`() {
        #expect(RetryPolicy(Retrier([.all])).delay(beforeAttempt: 4, random: .system) == nil)
    }

    @Test func `no attempt is made if none is allowed`() {
        let policy = RetryPolicy(Retrier([.all], maxAttempts: 0))
        #expect(policy.delay(beforeAttempt: 1, random: .system) == nil)
    }

    @Test func `the longest wait bounds the others`() {
        let policy = RetryPolicy(
            Retrier(
                [.all],
                intervalSeconds: 3,
                maxAttempts: 1_000_000,
                backoffRate: 1.5,
                maxDelaySeconds: 5
            )
        )
        #expect(policy.delay(beforeAttempt: 1, random: .system) == .seconds(3))
        #expect(policy.delay(beforeAttempt: 2, random: .system) == .seconds(4.5))
        #expect(policy.delay(beforeAttempt: 3, random: .system) == .seconds(5))
        #expect(policy.delay(beforeAttempt: 999_999, random: .system) == .seconds(5))
    }

    @Test func `full jitter spreads a wait from nothing to all of it`() throws {
        let policy = RetryPolicy(Retrier([.all], intervalSeconds: 8, jitter: .full))
        #expect(policy.delay(beforeAttempt: 1, random: .constant(0)) == .zero)
        #expect(policy.delay(beforeAttempt: 1, random: .constant(1 << 63)) == .seconds(4))
        let longest = try #require(policy.delay(beforeAttempt: 1, random: .constant(.max)))
        #expect(longest < .seconds(8))
    }

    @Test func `a wait without a bound of its own stays finite`() {
        let policy = RetryPolicy(
            Retrier([.all], intervalSeconds: 99_999_999, maxAttempts: 99_999, backoffRate: 1e9)
        )
        #expect(policy.delay(beforeAttempt: 99_999, random: .system) == .seconds(99_999_999))
    }
}
