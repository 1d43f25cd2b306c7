/// A JSON value as two words that point into the memory of a document or an arena.
///
/// It owns nothing: whoever holds one sees to it that the memory behind it lives, by
/// `withExtendedLifetime` on the ``RawDocument`` or by not yet resetting the ``RawArena``. Raw values
/// stay inside the parser, the writer and the evaluator; everybody else sees ``JSONValue``.
///
/// ```
/// head     bits 0–7 tag, 8–15 flags, 16–63 count (string, array) or address of the shape (object)
/// payload  Boolean, integer, bits of a double, or the address of the bytes, elements or values
/// ```
@frozen
@usableFromInline
package struct RawJSON: BitwiseCopyable, Sendable {
    @usableFromInline package var head: UInt64
    @usableFromInline package var payload: UInt64

    @inlinable
    package init(head: UInt64, payload: UInt64) {
        self.head = head
        self.payload = payload
    }

    @inlinable
    package init(tag: RawTag, flags: UInt8 = 0, extra: UInt64 = 0, payload: UInt64) {
        assert(extra < 1 << 48, "a count or an address fits in 48 bits")
        self.head = UInt64(tag.rawValue) | UInt64(flags) &<< 8 | extra &<< 16
        self.payload = payload
    }

    /// The kind of this value.
    @inlinable package var tag: RawTag {
        let byte = UInt8(truncatingIfNeeded: head)
        assert(byte <= RawTag.evaluator.rawValue, "a raw value has a known tag")
        // The cases are numbered from 0 without a gap, so that a checked byte is a case.
        return unsafeBitCast(byte, to: RawTag.self)
    }

    /// The eight bits beside the tag; zero for every tag but string, in a document.
    @inlinable package var flags: UInt8 { UInt8(truncatingIfNeeded: head &>> 8) }

    /// The upper 48 bits: a count, or the address of a shape.
    @inlinable package var extra: UInt64 { head &>> 16 }

    /// The number of bytes of a string or elements of an array.
    @inlinable package var count: Int {
        assert(tag == .string || tag == .array || tag == .evaluator, "only these have a count")
        return Int(truncatingIfNeeded: head &>> 16)
    }

    /// The address in the payload.
    @inlinable package var pointer: UnsafeRawPointer {
        assert(
            tag == .string || tag == .array || tag == .object || tag == .evaluator,
            "only these point somewhere"
        )
        return UnsafeRawPointer(bitPattern: UInt(truncatingIfNeeded: payload)).unsafelyUnwrapped
    }
}

// MARK: - Making one

extension RawJSON {
    @inlinable package static var undefined: RawJSON { RawJSON(head: 0, payload: 0) }

    @inlinable package static var null: RawJSON { RawJSON(tag: .null, payload: 0) }

    @inlinable
    package static func boolean(_ value: Bool) -> RawJSON {
        RawJSON(tag: .boolean, payload: value ? 1 : 0)
    }

    @inlinable
    package static func integer(_ value: Int64) -> RawJSON {
        RawJSON(tag: .integer, payload: UInt64(bitPattern: value))
    }

    /// A number; it must be finite if it is ever to stand in a document.
    @inlinable
    package static func double(_ value: Double) -> RawJSON {
        RawJSON(tag: .double, payload: value.bitPattern)
    }

    /// A string over `count` bytes of UTF-8 (lone surrogates as three bytes each), at least eight
    /// readable bytes behind them.
    @inlinable
    package static func string(
        _ bytes: UnsafeRawPointer,
        count: Int,
        flags: RawStringFlags
    ) -> RawJSON {
        RawJSON(
            tag: .string,
            flags: flags.rawValue,
            extra: UInt64(truncatingIfNeeded: count),
            payload: UInt64(UInt(bitPattern: bytes))
        )
    }

    @inlinable
    package static func array(_ elements: UnsafePointer<RawJSON>, count: Int) -> RawJSON {
        RawJSON(
            tag: .array,
            extra: UInt64(truncatingIfNeeded: count),
            payload: UInt64(UInt(bitPattern: elements))
        )
    }

    /// An object whose values stand at `values`, as many as `shape` has keys.
    @inlinable
    package static func object(_ shape: RawShape, _ values: UnsafePointer<RawJSON>) -> RawJSON {
        RawJSON(
            tag: .object,
            extra: shape.address,
            payload: UInt64(UInt(bitPattern: values))
        )
    }

    /// An address for what has no bytes: aligned, never read.
    @inlinable package static var nowhere: UInt64 { 16 }

    @inlinable package static var emptyString: RawJSON {
        let flags: RawStringFlags = [.ascii, .clean, .scalars]
        return RawJSON(tag: .string, flags: flags.rawValue, payload: nowhere)
    }

    @inlinable package static var emptyArray: RawJSON { RawJSON(tag: .array, payload: nowhere) }

    @inlinable package static var emptyObject: RawJSON {
        RawJSON(tag: .object, extra: RawShape.empty.address, payload: nowhere)
    }
}

// MARK: - Reading one

extension RawJSON {
    @inlinable package var booleanValue: Bool {
        assert(tag == .boolean, "read as what it is")
        return payload != 0
    }

    @inlinable package var integerValue: Int64 {
        assert(tag == .integer, "read as what it is")
        return Int64(bitPattern: payload)
    }

    @inlinable package var doubleValue: Double {
        assert(tag == .double, "read as what it is")
        return Double(bitPattern: payload)
    }

    /// Whether this is an integer or a double.
    @inlinable package var isNumber: Bool {
        let byte = UInt8(truncatingIfNeeded: head)
        return byte == RawTag.integer.rawValue || byte == RawTag.double.rawValue
    }

    /// The number nearest to this integer or double.
    @inlinable package var number: Double {
        assert(isNumber, "read as what it is")
        return tag == .integer
            ? Double(Int64(bitPattern: payload)) : Double(bitPattern: payload)
    }

    @inlinable package var stringFlags: RawStringFlags { RawStringFlags(rawValue: flags) }

    /// The bytes of a string.
    @inlinable package var utf8: UnsafeBufferPointer<UInt8> {
        assert(tag == .string, "read as what it is")
        return UnsafeBufferPointer(
            start: pointer.assumingMemoryBound(to: UInt8.self),
            count: count
        )
    }

    /// The elements of an array.
    @inlinable package var elements: UnsafeBufferPointer<RawJSON> {
        assert(tag == .array, "read as what it is")
        return UnsafeBufferPointer(
            start: pointer.assumingMemoryBound(to: RawJSON.self),
            count: count
        )
    }

    /// The shape of an object.
    @inlinable package var shape: RawShape {
        assert(tag == .object, "read as what it is")
        return RawShape(address: head &>> 16)
    }

    /// The values of an object, in the order of its shape's keys.
    @inlinable package var values: UnsafeBufferPointer<RawJSON> {
        assert(tag == .object, "read as what it is")
        return UnsafeBufferPointer(
            start: pointer.assumingMemoryBound(to: RawJSON.self),
            count: shape.count
        )
    }

    /// The member of an object under a name, or ``undefined``.
    @inlinable
    package func member(named name: String) -> RawJSON {
        name.withBytes { member(named: $0) }
    }

    /// The member of an object under a name, or ``undefined``.
    @inlinable
    package func member(named name: UnsafeBufferPointer<UInt8>) -> RawJSON {
        let index = shape.index(of: RawBytes.start(of: name), count: name.count)
        guard index >= 0 else { return .undefined }
        return pointer.assumingMemoryBound(to: RawJSON.self)[index]
    }

    /// The member of an object under a key, or ``undefined``.
    @inlinable
    package func member(_ key: RawKey) -> RawJSON {
        let index = shape.index(of: key)
        guard index >= 0 else { return .undefined }
        return pointer.assumingMemoryBound(to: RawJSON.self)[index]
    }
}
