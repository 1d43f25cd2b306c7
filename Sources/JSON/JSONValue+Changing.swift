extension JSONValue {
    /// This object with one member set, in its old place or at the end.
    ///
    /// The list of members is copied, the rest is shared. What is no object counts as an empty one.
    public func setting(_ key: String, to value: JSONValue) -> JSONValue {
        let members = object ?? JSONObject(document: nil, raw: .emptyObject)
        let count = members.count
        var composer = RawComposer(capacity: 64 + (count + 1) * 48)
        var key = key
        let index = key.withUTF8 { utf8 in
            withExtendedLifetime(document) {
                members.raw.shape.index(of: RawBytes.start(of: utf8), count: utf8.count)
            }
        }
        let total = index < 0 ? count + 1 : count
        let values = composer.arena.allocateValues(total)
        for position in 0..<count where position != index {
            values[position] = composer.adopt(members.value(at: position))
        }
        values[index < 0 ? count : index] = composer.adopt(value)
        let shape = composer.shape(of: members, adding: index < 0 ? key : nil)
        return composer.finish(.object(shape, values))
    }

    /// This object without one member; whatever else it is, unchanged.
    ///
    /// The list of members is copied, the rest is shared.
    public func removing(_ key: String) -> JSONValue {
        guard let object, object[key] != nil else { return self }
        return JSONValue(
            members: object.lazy.filter { $0.key != key }.map { ($0.key, $0.value) }
        )
    }
}

extension RawComposer {
    /// A shape in the new value's memory with the keys of `members`, and perhaps one more.
    fileprivate func shape(of members: JSONObject, adding key: String?) -> RawShape {
        withExtendedLifetime(members.document) {
            let old = members.raw.shape
            guard let key else { return arena.copyShape(old) }
            let count = old.count
            return withUnsafeTemporaryAllocation(of: RawKey.self, capacity: count + 1) { keys in
                for index in 0..<count {
                    let name = old.keys[index].name
                    let copy = arena.makeString(
                        name.pointer,
                        count: name.count,
                        flags: name.stringFlags
                    )
                    keys[index] = RawKey(
                        copy,
                        word: old.keys[index].word,
                        hash: old.keys[index].hash
                    )
                }
                keys[count] = makeKey(key)
                guard let start = keys.baseAddress else { return .empty }
                return arena.makeShape(start, count: count + 1)
            }
        }
    }
}
