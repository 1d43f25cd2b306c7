/// What kind of thing a raw value is; its lowest byte.
@frozen
@usableFromInline
package enum RawTag: UInt8, Sendable {
    /// Nothing at all. The evaluator's own: no document holds it.
    case undefined

    /// The JSON `null`.
    case null

    /// `true` or `false`; the payload is 1 or 0.
    case boolean

    /// An exact integer; the payload is an `Int64`.
    case integer

    /// A finite number; the payload is the bits of a `Double`.
    case double

    /// A text; the payload points to its bytes, the upper 48 bits are their count.
    case string

    /// An array; the payload points to its elements, the upper 48 bits are their count.
    case array

    /// An object; the payload points to its values, the upper 48 bits are its shape's address.
    case object

    /// Whatever the evaluator needs beside JSON, such as functions: no document holds it.
    case evaluator
}

/// What is known about the bytes of a string; bits of a raw value's second byte.
///
/// A flag that is missing means "not known", never "known not to be".
@frozen
@usableFromInline
package struct RawStringFlags: OptionSet, Sendable {
    @usableFromInline package let rawValue: UInt8

    @inlinable
    package init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// All bytes are below 0x80.
    @inlinable package static var ascii: RawStringFlags { RawStringFlags(rawValue: 1) }

    /// The bytes may stand between quotes as they are: no quote, backslash or control character.
    @inlinable package static var clean: RawStringFlags { RawStringFlags(rawValue: 2) }

    /// No half of a surrogate pair is among them, so that they are valid UTF-8.
    @inlinable package static var scalars: RawStringFlags { RawStringFlags(rawValue: 4) }
}
