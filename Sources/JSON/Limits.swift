/// The bounds within which this module works.
@usableFromInline
enum Limits {
    /// The largest block that an arena takes before it is asked for more at once: 1 MiB.
    static let arenaBlockByteCount = 1 << 20

    /// How many documents deep one may borrow from another; a value beyond that is copied whole.
    static let borrowingDepth = 16

    /// The size up to which a part of a composed value is copied rather than borrowed.
    static let copiedPartByteCount = 256

    /// How many small documents one borrows before it copies small parts.
    static let smallDocumentCount = 8

    /// The size up to which a document counts as small.
    static let smallDocumentByteCount = 8_192

    /// The length that a text to be parsed must stay below: the parser counts keys in 31 bits.
    static let textByteCount = 1 << 31

    /// The length up to which a text and its values share one block of memory.
    static let singleBlockTextByteCount = 1 << 16

    /// The number of keys up to which objects alike are recognised while they are read.
    static let treeDepth = 64

    /// How many levels of a value count for its hash.
    static let hashedDepth = 8

    /// How many open brackets a text may have, unless an option says otherwise.
    static let nestingLimit = 512
}
