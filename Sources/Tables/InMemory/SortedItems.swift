/// Values in the order of their keys, in chunks: an insertion moves one chunk, not all.
struct SortedItems<Key: Comparable & Sendable, Value: Sendable>: Sendable {
    private var chunks: [[(key: Key, value: Value)]] = []

    /// How many elements a chunk has before it is cut in two.
    private static var chunkLimit: Int { 256 }

    /// Where an element stands.
    struct Position: Comparable {
        var chunk: Int
        var offset: Int

        static func < (left: Position, right: Position) -> Bool {
            (left.chunk, left.offset) < (right.chunk, right.offset)
        }
    }

    /// The position of the first element whose key is at least `key`, or behind it if wished.
    func position(of key: Key, behindEqual: Bool = false) -> Position {
        func isBefore(_ other: Key) -> Bool { behindEqual ? !(key < other) : other < key }
        let chunk = partitionPoint(chunks.count) { index in
            chunks[index].last.map { isBefore($0.key) } ?? true
        }
        guard chunk < chunks.count else { return Position(chunk: chunk, offset: 0) }
        let offset = partitionPoint(chunks[chunk].count) { isBefore(chunks[chunk][$0].key) }
        return Position(chunk: chunk, offset: offset)
    }

    /// The element at a position, or `nil` at the end.
    func element(at position: Position) -> (key: Key, value: Value)? {
        position.chunk < chunks.count ? chunks[position.chunk][position.offset] : nil
    }

    /// The position of the first element.
    var start: Position { Position(chunk: 0, offset: 0) }
    /// The position behind the last element.
    var end: Position { Position(chunk: chunks.count, offset: 0) }

    /// The position behind another one that has an element.
    func position(after position: Position) -> Position {
        let offset = position.offset + 1
        return offset < chunks[position.chunk].count
            ? Position(chunk: position.chunk, offset: offset)
            : Position(chunk: position.chunk + 1, offset: 0)
    }

    /// The position before another one, or `nil` at the start.
    func position(before position: Position) -> Position? {
        if position.offset > 0 {
            return Position(chunk: position.chunk, offset: position.offset - 1)
        }
        guard position.chunk > 0 else { return nil }
        return Position(chunk: position.chunk - 1, offset: chunks[position.chunk - 1].count - 1)
    }

    /// The value under a key; setting `nil` removes it.
    subscript(key: Key) -> Value? {
        get {
            let position = position(of: key)
            guard let element = element(at: position), element.key == key else { return nil }
            return element.value
        }
        set {
            let position = position(of: key)
            let isPresent = element(at: position)?.key == key
            switch (isPresent, newValue) {
            case (true, let value?): chunks[position.chunk][position.offset].value = value
            case (true, nil): remove(at: position)
            case (false, let value?): insert((key, value), at: position)
            case (false, nil): break
            }
        }
    }

    private mutating func insert(_ element: (key: Key, value: Value), at position: Position) {
        guard position.chunk < chunks.count else {
            guard let last = chunks.indices.last, chunks[last].count < Self.chunkLimit else {
                chunks.append([element])
                return
            }
            chunks[last].append(element)
            return
        }
        chunks[position.chunk].insert(element, at: position.offset)
        guard chunks[position.chunk].count > Self.chunkLimit else { return }
        let half = chunks[position.chunk].count / 2
        let upper = Array(chunks[position.chunk][half...])
        chunks[position.chunk].removeSubrange(half...)
        chunks.insert(upper, at: position.chunk + 1)
    }

    private mutating func remove(at position: Position) {
        chunks[position.chunk].remove(at: position.offset)
        if chunks[position.chunk].isEmpty { chunks.remove(at: position.chunk) }
    }

    /// The first index of which `isBefore` does not hold, where it holds of none behind it.
    private func partitionPoint(_ count: Int, _ isBefore: (Int) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if isBefore(middle) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
