import NIOCore
import NIOPosix

/// Plays a load profile on one event loop.
///
/// Confined to that loop: nothing here is locked, and nothing is awaited per request, so that the
/// client costs as little as it can beside the server it measures.
final class LoadSession {
    /// How often the number of users is brought in line with the profile.
    static let adjustmentInterval = TimeAmount.milliseconds(50)

    let eventLoop: any EventLoop
    let address: ServerAddress
    let pause: TimeAmount
    var tally = LoadTally()

    private let profile: LoadProfile
    private let finished: EventLoopPromise<LoadTally>
    private let progress: LoadProgress?
    private var users: [Int: VirtualUser] = [:]
    private var leaving: Set<Int> = []
    private var nextNumber = 0
    private var begin = NIODeadline.now()
    private var random: SplitMix64

    private init(
        address: ServerAddress,
        profile: LoadProfile,
        seed: UInt64,
        progress: LoadProgress?,
        eventLoop: any EventLoop
    ) {
        self.address = address
        self.profile = profile
        self.progress = progress
        self.eventLoop = eventLoop
        pause = TimeAmount(profile.pause)
        random = SplitMix64(seed: seed)
        finished = eventLoop.makePromise()
    }

    /// Plays `profile` against `address`.
    ///
    /// - Returns: What was counted, after the last answer.
    static func play(
        _ profile: LoadProfile,
        against address: ServerAddress,
        seed: UInt64,
        progress: LoadProgress?
    ) async throws -> LoadTally {
        let eventLoop = MultiThreadedEventLoopGroup.singleton.any()
        return try await eventLoop.flatSubmit {
            let session = LoadSession(
                address: address,
                profile: profile,
                seed: seed,
                progress: progress,
                eventLoop: eventLoop
            )
            session.start()
            return session.finished.futureResult
        }.get()
    }

    /// A number from 0 up to `bound`, without it.
    func draw(below bound: Int) -> Int {
        Int(random.next() % UInt64(bound))
    }

    /// A user has gone.
    func left(_ number: Int) {
        users[number] = nil
        leaving.remove(number)
    }

    private func start() {
        begin = .now()
        adjust()
    }

    /// Starts or dismisses users, and ends the run when its time is over and all have gone.
    private func adjust() {
        let elapsed = Duration.nanoseconds((NIODeadline.now() - begin).nanoseconds)
        let wanted = profile.users(after: elapsed)
        var atWork = users.count - leaving.count
        while atWork < wanted {
            let user = VirtualUser(number: nextNumber, session: self)
            users[nextNumber] = user
            nextNumber += 1
            atWork += 1
            user.start()
        }
        for (number, user) in users where atWork > wanted && !leaving.contains(number) {
            leaving.insert(number)
            user.leave()
            atWork -= 1
        }
        progress?.show(tally, users: users.count, elapsed: elapsed)
        if elapsed >= profile.duration, users.isEmpty {
            tally.elapsed = elapsed
            progress?.clear()
            return finished.succeed(tally)
        }
        eventLoop.assumeIsolated().scheduleTask(in: Self.adjustmentInterval) { self.adjust() }
    }
}

/// A small, fast, seedable generator, so that a run can be repeated.
struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
