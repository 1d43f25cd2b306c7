import Time

/// The transactions that wait, in order; decides who owns each, and does no more.
struct WriteQueue {
    /// What became of a transaction that came.
    enum Admission {
        /// It waits, under its number.
        case waiting
        /// It does not, for this reason.
        case refused(GroupCommitError)
    }

    private let capacity: Int
    private var waiting: [PendingWrite] = []
    private var nextID: UInt64 = 1
    private(set) var isClosed = false

    init(capacity: Int) { self.capacity = capacity }

    var isEmpty: Bool { waiting.isEmpty }
    var count: Int { waiting.count }

    /// Lets a transaction wait, if there is room.
    mutating func admit(_ write: PendingWrite) -> Admission {
        guard !isClosed else { return .refused(.closed) }
        guard waiting.count < capacity else { return .refused(.throttled) }
        write.id = nextID
        nextID += 1
        waiting.append(write)
        return .waiting
    }

    /// Lets no further transaction in.
    mutating func close() { isClosed = true }

    /// Takes out the one with this number; `false` where another side did so before.
    mutating func remove(_ id: UInt64) -> Bool {
        var low = 0
        var high = waiting.count
        while low < high {
            let middle = (low + high) / 2
            if waiting[middle].id < id { low = middle + 1 } else { high = middle }
        }
        guard low < waiting.count, waiting[low].id == id else { return false }
        waiting.remove(at: low)
        return true
    }

    /// Takes out the first ones, at most `limit`.
    mutating func take(_ limit: Int) -> [PendingWrite] {
        guard waiting.count > limit else {
            defer { waiting = [] }
            return waiting
        }
        defer { waiting.removeFirst(limit) }
        return Array(waiting.prefix(limit))
    }

    /// Takes out those whose deadline has passed.
    mutating func takeExpired(at now: Instant) -> [PendingWrite] {
        guard waiting.contains(where: { $0.deadline <= now }) else { return [] }
        defer { waiting.removeAll { $0.deadline <= now } }
        return waiting.filter { $0.deadline <= now }
    }
}
