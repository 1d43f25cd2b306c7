import JSON

/// What an evaluation knows beyond JSON: the flags of arrays, functions, and names without a value.
extension RawJSON {
    /// The flags that an array carries while it is evaluated; the language's rules turn on them.
    enum ArrayFlag {
        /// A sequence: one item stands for itself, none is undefined.
        static let sequence: UInt8 = 1

        /// A sequence that stays an array with one item.
        static let keepsSingleton: UInt8 = 2

        /// An array that a path takes as one item.
        static let constructed: UInt8 = 4

        /// The wrapping of an input that is an array itself.
        static let wrapper: UInt8 = 8

        /// A sequence of bindings: rows of a path that binds names.
        static let rows: UInt8 = 16
    }

    /// What a value of the evaluator's own is.
    enum OwnKind {
        static let function: UInt8 = 0
        static let unbound: UInt8 = 1
        static let tailCall: UInt8 = 2
        static let hole: UInt8 = 3
    }

    /// A variable to which nothing was assigned; not the same as one that is undefined.
    static var unbound: RawJSON { RawJSON(tag: .evaluator, flags: OwnKind.unbound, payload: 16) }

    /// A call that the caller of this function is to make in its place.
    static var tailCall: RawJSON { RawJSON(tag: .evaluator, flags: OwnKind.tailCall, payload: 16) }

    /// An argument left open by a partial application.
    static var hole: RawJSON { RawJSON(tag: .evaluator, flags: OwnKind.hole, payload: 16) }

    @inline(__always) var isUndefined: Bool { UInt8(truncatingIfNeeded: head) == 0 }
    @inline(__always) var isUnbound: Bool { head & 0xFFFF == RawJSON.unbound.head & 0xFFFF }
    @inline(__always) var isTailCall: Bool { head & 0xFFFF == RawJSON.tailCall.head & 0xFFFF }
    @inline(__always) var isHole: Bool { head & 0xFFFF == RawJSON.hole.head & 0xFFFF }
    @inline(__always) var isArray: Bool { tag == .array }
    @inline(__always) var isObject: Bool { tag == .object }
    @inline(__always) var isString: Bool { tag == .string }

    /// Whether this is something that can be called.
    @inline(__always) var isFunction: Bool {
        head & 0xFFFF == UInt64(RawTag.evaluator.rawValue)
    }

    /// Whether this is an array that counts as a sequence.
    @inline(__always) var isSequence: Bool { isArray && flags & ArrayFlag.sequence != 0 }

    /// Whether this array is one item of a path.
    @inline(__always) var isConstructed: Bool { flags & ArrayFlag.constructed != 0 }

    /// This array with more flags.
    @inline(__always) func flagged(_ flags: UInt8) -> RawJSON {
        RawJSON(head: head | UInt64(flags) << 8, payload: payload)
    }

    /// This array with exactly these flags.
    @inline(__always) func reflagged(_ flags: UInt8) -> RawJSON {
        RawJSON(head: head & ~0xFF00 | UInt64(flags) << 8, payload: payload)
    }

    /// The elements' address.
    @inline(__always) var items: UnsafePointer<RawJSON> {
        pointer.assumingMemoryBound(to: RawJSON.self)
    }

    /// The input as `$` shows it: without the wrapping.
    @inline(__always) var unwrapped: RawJSON {
        isArray && flags & ArrayFlag.wrapper != 0 ? items[0] : self
    }

    /// The one letter by which signatures call this value's type.
    var typeLetter: UInt8 {
        switch tag {
        case .undefined: UInt8(ascii: "m")
        case .null: UInt8(ascii: "l")
        case .boolean: UInt8(ascii: "b")
        case .integer, .double: UInt8(ascii: "n")
        case .string: UInt8(ascii: "s")
        case .array: UInt8(ascii: "a")
        case .object: UInt8(ascii: "o")
        case .evaluator: isFunction ? UInt8(ascii: "f") : UInt8(ascii: "m")
        }
    }
}

/// The variables of a function call, a block or a row: values side by side.
///
/// The first is no value: its payload is the address of the frame around this one.
typealias Frame = UnsafeMutablePointer<RawJSON>

extension UnsafeMutablePointer<RawJSON> {
    /// The frame around this one.
    @inline(__always) var outer: Frame {
        // The payload was written from a frame's address by `Evaluation.makeFrame`.
        UnsafeMutablePointer(bitPattern: UInt(truncatingIfNeeded: self[0].payload))
            .unsafelyUnwrapped
    }
}
