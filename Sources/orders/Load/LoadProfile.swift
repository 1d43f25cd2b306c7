/// How many virtual users are at work at each moment of a load run.
struct LoadProfile: Sendable {
    /// A stretch of time over which the number of users changes evenly.
    struct Stage: Sendable {
        /// How long it lasts.
        var duration: Duration

        /// How many users there are at its end.
        var users: Int
    }

    /// The stages, one after another; the first begins with no users.
    var stages: [Stage]

    /// What a user does between two orders.
    var pause: Duration

    /// The contract's profile: up to 200 looping users within 35 seconds.
    static let published = LoadProfile(
        stages: [
            Stage(duration: .seconds(5), users: 50),
            Stage(duration: .seconds(10), users: 200),
            Stage(duration: .seconds(15), users: 200),
            Stage(duration: .seconds(5), users: 0),
        ],
        pause: .milliseconds(100)
    )

    /// A constant number of connections, each sending its next order at once.
    static func closedLoop(connections: Int, duration: Duration) -> LoadProfile {
        LoadProfile(
            stages: [
                Stage(duration: .zero, users: connections),
                Stage(duration: duration, users: connections),
            ],
            pause: .zero
        )
    }

    /// How long the whole run lasts.
    var duration: Duration { stages.reduce(.zero) { $0 + $1.duration } }

    /// The number of users that should be at work after `elapsed`.
    func users(after elapsed: Duration) -> Int {
        var begin = Duration.zero
        var before = 0
        for stage in stages {
            let end = begin + stage.duration
            if elapsed < end {
                let share = (elapsed - begin) / stage.duration
                return before + Int((Double(stage.users - before) * share).rounded())
            }
            begin = end
            before = stage.users
        }
        return elapsed < duration ? before : 0
    }
}
