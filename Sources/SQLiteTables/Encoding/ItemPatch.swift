import Tables

/// Changes an item in its stored form: finds the attributes that change, copies the rest.
///
/// An update changes one or two attributes of a dozen. To make values of all of them, and bytes of
/// all of those again, costs several times as much as SQLite needs to write the row.
struct ItemPatch: ~Copyable {
    /// The changes of one update are numbered by the bits of an integer.
    private static let changeLimit = UInt64.bitWidth
    /// The number of attributes keeps its one byte below this.
    private static let attributeLimit = 0x80 - changeLimit
    /// Up to so many bytes an item is within its limit for certain.
    ///
    /// What a value counts for is at most twice its encoded bytes (a list of nulls comes near
    /// that), and the key counts too.
    private static let safeByteCount =
        (TableLimits.itemByteLimit - TableLimits.partitionKeyByteLimit
            - TableLimits.sortKeyByteLimit) / 2 - 1024

    private let changes: [Update.Change]
    private let names: [String]
    private var found: UInt64 = 0
    private var decoder: ItemDecoder
    private var encoder: ItemEncoder

    /// The bytes that come of an update, or `nil` where it needs the item itself.
    ///
    /// That is where it changes what is inside a list or map, changes sets or lists, does not fit
    /// what is there, or makes the item large. What comes is what `Update.applied` makes of it.
    static func bytes(
        of update: Update,
        on bytes: UnsafeRawBufferPointer
    ) throws(ItemDecodingError) -> [UInt8]? {
        guard update.changes.count <= changeLimit, update.changes.allSatisfy(\.isPatch) else {
            return nil
        }
        var patch = ItemPatch(update, on: bytes)
        guard try patch.run(on: bytes), patch.encoder.count <= safeByteCount else { return nil }
        return patch.encoder.bytes
    }

    private init(_ update: Update, on bytes: UnsafeRawBufferPointer) {
        changes = update.changes
        names = update.changes.map(\.path.name)
        decoder = ItemDecoder(bytes: bytes)
        encoder = ItemEncoder(capacity: bytes.count + 256)
    }

    /// Writes the changed item; `false` where a change needs the item itself.
    private mutating func run(on bytes: UnsafeRawBufferPointer) throws(ItemDecodingError) -> Bool {
        let count = try decoder.count()
        guard count < Self.attributeLimit else { return false }
        var newCount = count
        encoder.append(count: 0)
        // What was walked over since here is still to be copied.
        var kept = decoder.position
        for _ in 0..<count {
            let start = decoder.position
            let change = change(of: try decoder.chunk())
            let valueStart = decoder.position
            switch change {
            case nil, .setIfAbsent:
                try decoder.skipValue()
            case .set(_, let value):
                try decoder.skipValue()
                encoder.append(encoded: UnsafeRawBufferPointer(rebasing: bytes[kept..<valueStart]))
                encoder.append(value)
                kept = decoder.position
            case .add(_, let number):
                guard case .number(let old) = try decoder.value(), let sum = old.adding(number)
                else { return false }
                encoder.append(encoded: UnsafeRawBufferPointer(rebasing: bytes[kept..<valueStart]))
                encoder.append(.number(sum))
                kept = decoder.position
            case .remove:
                try decoder.skipValue()
                encoder.append(encoded: UnsafeRawBufferPointer(rebasing: bytes[kept..<start]))
                kept = decoder.position
                newCount -= 1
            case .append, .insert, .subtract:
                return false
            }
        }
        guard decoder.position == bytes.count else { throw decoder.failure }
        encoder.append(encoded: UnsafeRawBufferPointer(rebasing: bytes[kept...]))
        newCount += appendNewAttributes()
        encoder.replaceCount(with: UInt8(newCount))
        return true
    }

    /// The change of the attribute with this name, if there is one.
    private mutating func change(of name: UnsafeRawBufferPointer) -> Update.Change? {
        for position in names.indices where names[position].hasBytes(name) {
            found |= 1 << UInt64(position)
            return changes[position]
        }
        return nil
    }

    /// Appends the attributes that were not there, in the order of their changes.
    private mutating func appendNewAttributes() -> Int {
        var count = 0
        for position in changes.indices where found & 1 << UInt64(position) == 0 {
            let value: AttributeValue
            switch changes[position] {
            case .set(_, let new), .setIfAbsent(_, let new): value = new
            case .add(_, let number): value = .number(number)
            case .append, .insert, .subtract, .remove: continue
            }
            encoder.append(names[position])
            encoder.append(value)
            count += 1
        }
        return count
    }
}

extension Update.Change {
    /// Whether it gives a whole attribute a value, adds to one or removes one.
    fileprivate var isPatch: Bool {
        switch self {
        case .set(let path, _), .setIfAbsent(let path, _), .add(let path, _), .remove(let path):
            path.steps.isEmpty
        case .append, .insert, .subtract: false
        }
    }
}
