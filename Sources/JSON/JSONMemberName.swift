/// A member's name, prepared to be looked for in many values.
package struct JSONMemberName: Sendable {
    /// Owner of the bytes.
    private let document: RawDocument
    private let key: RawKey

    /// Prepares a name.
    package init(_ name: String) {
        let arena = RawArena(capacity: name.utf8.count)
        key = RawKey(arena.makeString(name))
        document = RawDocument(adopting: arena)
    }

    /// Whether an object within a value has a member of this name.
    ///
    /// Also true if a string within it could be JSON text with such a member: if it holds the name
    /// and right behind it a quote or a backslash.
    fileprivate func isMentioned(in value: RawJSON) -> Bool {
        withExtendedLifetime(document) {
            guard value.isContainer, value.needsMemory else { return isQuoted(in: value) }
            return RawFrames.with { frames in
                var frame = RawFrames.Frame(value)
                var absent = RawShape.empty
                guard !isKey(of: value, absentIn: &absent) else { return true }
                while true {
                    guard frame.next < frame.count else {
                        guard let outer = frames.pop() else { return false }
                        frame = outer
                        continue
                    }
                    let child = frame.values[frame.next]
                    frame.next &+= 1
                    guard child.isContainer, child.needsMemory else {
                        if isQuoted(in: child) { return true }
                        continue
                    }
                    if isKey(of: child, absentIn: &absent) { return true }
                    frames.push(frame)
                    frame = RawFrames.Frame(child)
                }
            }
        }
    }

    /// Whether an object has the key; `absent` is the last shape that has not.
    @inline(__always)
    private func isKey(of value: RawJSON, absentIn absent: inout RawShape) -> Bool {
        guard value.tag == .object, value.shape != absent else { return false }
        guard value.shape.index(of: key) < 0 else { return true }
        absent = value.shape
        return false
    }

    @inline(__always)
    private func isQuoted(in value: RawJSON) -> Bool {
        // A clean string has neither quotes nor backslashes.
        guard value.tag == .string, !value.stringFlags.contains(.clean) else { return false }
        return isQuoted(within: value.utf8)
    }

    private func isQuoted(within text: UnsafeBufferPointer<UInt8>) -> Bool {
        let count = key.name.count
        guard text.count > count else { return false }
        for end in count..<text.count
        where text[end] == UInt8(ascii: "\"") || text[end] == UInt8(ascii: "\\") {
            let start = RawBytes.start(of: text) + (end - count)
            if RawBytes.equal(start, key.name.pointer, count: count) { return true }
        }
        return false
    }
}

extension JSONValue {
    /// Whether any object within this value has a member of that name, or any string within it may
    /// hold JSON text with one.
    ///
    /// - Returns: `false` only if there is none; `true` also if a string merely looks like it.
    /// - Complexity: O(n), but for a glance at each shape and at each string without quotes.
    package func mentions(_ name: JSONMemberName) -> Bool {
        withExtendedLifetime(document) { name.isMentioned(in: raw) }
    }
}
