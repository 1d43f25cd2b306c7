extension RawArena {
    /// Makes an object from keys and values, of which the last of two with one key wins, in the place
    /// of the first.
    ///
    /// Both lists are read once and may be changed.
    @usableFromInline
    package func makeObject(
        _ keys: UnsafeMutablePointer<RawKey>,
        _ values: UnsafeMutablePointer<RawJSON>,
        count: Int
    ) -> RawJSON {
        guard count > 0 else { return .emptyObject }
        let (shape, copy) = allocateShape(keyCount: count)
        copy.update(from: keys, count: count)
        if shape.finishIfDistinct() { return makeObject(shape, values) }
        let distinct = RawShape.removeDuplicates(keys, values, count: count)
        return makeObject(makeShape(keys, count: distinct), values)
    }

    /// Makes an object of a shape with keys, and of a copy of as many values.
    func makeObject(_ shape: RawShape, _ values: UnsafePointer<RawJSON>) -> RawJSON {
        let count = shape.count
        let copy = allocateValues(count)
        RawBytes.copy(values, to: copy, count: count)
        return .object(shape, copy)
    }

    /// Makes an array of the values at `values`.
    @usableFromInline
    package func makeArray(_ values: UnsafePointer<RawJSON>, count: Int) -> RawJSON {
        guard count > 0 else { return .emptyArray }
        let copy = allocateValues(count)
        copy.update(from: values, count: count)
        return .array(copy, count: count)
    }

    /// Makes a string of a copy of `count` bytes, which must be UTF-8 but for lone surrogates.
    @usableFromInline
    package func makeString(
        _ bytes: UnsafeRawPointer,
        count: Int,
        flags: RawStringFlags
    ) -> RawJSON {
        guard count > 0 else { return .emptyString }
        let copy = allocate(byteCount: count)
        copy.copyMemory(from: bytes, byteCount: count)
        return .string(copy, count: count, flags: flags)
    }

    /// Makes a string of a copy of `text`.
    package func makeString(_ text: String) -> RawJSON {
        text.withBytes { utf8 in
            guard let start = utf8.baseAddress, utf8.count > 0 else { return .emptyString }
            let copy = allocate(byteCount: utf8.count)
            let flags = RawStringFlags(copyingValidUTF8: start, count: utf8.count, to: copy)
            return .string(copy, count: utf8.count, flags: flags)
        }
    }

    /// Makes a string of a copy of another one's bytes.
    func copyString(_ string: RawJSON) -> RawJSON {
        let count = string.count
        guard count > 0 else { return .emptyString }
        let copy = allocate(byteCount: count)
        RawBytes.copyText(string.pointer, to: copy, count: count)
        return .string(copy, count: count, flags: string.stringFlags)
    }

    /// Makes a key of a copy of a name.
    func makeKey(_ name: String) -> RawKey {
        let string = makeString(name)
        return string.count == 0 ? RawKey(string) : RawKey(unhashed: string)
    }
}
