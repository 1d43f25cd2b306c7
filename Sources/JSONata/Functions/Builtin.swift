/// The functions that the language brings along.
enum Builtin: UInt8, CaseIterable {
    case abs, append, assert, average, base64decode, base64encode, boolean, ceil, clone, contains
    case count, decodeUrl, decodeUrlComponent, distinct, each, encodeUrl, encodeUrlComponent
    case error, eval, exists, filter, floor, formatBase, formatInteger, formatNumber, fromMillis
    case hash, join, keys, length, lookup, lowercase, map, match, max, merge, millis, min, not, now
    case number, pad, parse, parseInteger, partition, power, random, range, reduce, replace
    case reverse, round, shuffle, sift, single, sort, split, spread, sqrt, string, substring
    case substringAfter, substringBefore, sum, toMillis, trim, type, uppercase, uuid, zip

    /// What is known of a function beside its code.
    private struct Entry {
        let name: String
        let utf8: [UInt8]
        let signature: Signature
        let parameterCount: Int
    }

    /// The function of a name in a dialect.
    init?(name: [UInt8], dialect: JSONataDialect) {
        guard let builtin = Builtin.find(name), builtin.exists(in: dialect) else { return nil }
        self = builtin
    }

    private static func find(_ name: [UInt8]) -> Builtin? {
        var slot = slot(of: name)
        while let candidate = table[slot] {
            if entries[Int(candidate.rawValue)].utf8 == name { return candidate }
            slot = (slot + 1) % table.count
        }
        return nil
    }

    /// The functions by a hash of their names; a slot that is taken leads to the next.
    private static let table: [Builtin?] = {
        var table = [Builtin?](repeating: nil, count: slotCount)
        for builtin in allCases {
            var slot = slot(of: entries[Int(builtin.rawValue)].utf8)
            while table[slot] != nil { slot = (slot + 1) % slotCount }
            table[slot] = builtin
        }
        return table
    }()

    /// Several times as many as there are functions, so that few meet.
    private static let slotCount = 512

    private static func slot(of name: [UInt8]) -> Int {
        var hash: UInt32 = 0
        for byte in name { hash = hash &* 31 &+ UInt32(byte) }
        return Int(hash % UInt32(slotCount))
    }

    /// The name without `$`.
    var name: String { Builtin.entries[Int(rawValue)].name }

    /// What it accepts.
    var signature: Signature { Builtin.entries[Int(rawValue)].signature }

    /// How many arguments a function that calls it back hands over at most.
    var parameterCount: Int { Builtin.entries[Int(rawValue)].parameterCount }

    private func exists(in dialect: JSONataDialect) -> Bool {
        switch self {
        case .eval: dialect == .reference
        case .hash, .parse, .partition, .range, .uuid: dialect == .stepFunctions
        default: true
        }
    }

    /// Whether the function checks its arguments itself: those that AWS adds do.
    private var checksArguments: Bool {
        switch self {
        case .hash, .parse, .partition, .random, .range, .uuid: true
        default: false
        }
    }

    private static let entries: [Entry] = allCases.map { builtin in
        do throws(Fault) {
            let name = String(describing: builtin)
            return Entry(
                name: name,
                utf8: Array(name.utf8),
                signature: builtin.checksArguments
                    ? .anything : try Signature(builtin.signatureText),
                parameterCount: builtin.declaredParameterCount
            )
        } catch {
            preconditionFailure("The signatures of built-in functions are well formed")
        }
    }

    private var signatureText: String {
        switch self {
        case .sum, .max, .min, .average: "<a<n>:n>"
        case .count: "<a:n>"
        case .string: "<x-b?:s>"
        case .substring: "<s-nn?:s>"
        case .substringBefore, .substringAfter: "<s-s:s>"
        case .lowercase, .uppercase, .trim, .base64encode, .base64decode, .encodeUrl,
            .encodeUrlComponent, .decodeUrl, .decodeUrlComponent:
            "<s-:s>"
        case .length: "<s-:n>"
        case .pad: "<s-ns?:s>"
        case .match: "<s-f<s:o>n?:a<o>>"
        case .contains: "<s-(sf):b>"
        case .replace: "<s-(sf)(sf)n?:s>"
        case .split: "<s-(sf)n?:a<s>>"
        case .join: "<a<s>s?:s>"
        case .formatNumber: "<n-so?:s>"
        case .formatBase: "<n-n?:s>"
        case .formatInteger: "<n-s:s>"
        case .parseInteger: "<s-s:n>"
        case .number: "<(nsb)-:n>"
        case .floor, .ceil, .abs, .sqrt: "<n-:n>"
        case .round: "<n-n?:n>"
        case .power: "<n-n:n>"
        case .boolean, .not: "<x-:b>"
        case .exists: "<x:b>"
        case .toMillis: "<s-s?:n>"
        case .fromMillis: "<n-s?s?:s>"
        case .now: "<s?s?:s>"
        case .millis: "<:n>"
        default: structuralSignatureText
        }
    }

    private var structuralSignatureText: String {
        switch self {
        case .map, .filter: "<af>"
        case .single: "<af?>"
        case .zip: "<a+>"
        case .reduce: "<afj?:j>"
        case .sift: "<o-f?:o>"
        case .each: "<o-f:a>"
        case .keys: "<x-:a<s>>"
        case .lookup: "<x-s:x>"
        case .append: "<xx:a>"
        case .spread: "<x-:a<o>>"
        case .merge: "<a<o>:o>"
        case .reverse, .shuffle: "<a:a>"
        case .sort: "<af?:a>"
        case .distinct: "<x:x>"
        case .type: "<x:s>"
        case .error: "<s?:x>"
        case .assert: "<bs?:x>"
        case .clone: "<(oa)-:o>"
        case .eval: "<sx?:x>"
        default: "<x?>"
        }
    }

    private var declaredParameterCount: Int {
        switch self {
        case .random, .millis, .zip, .uuid: 0
        case .append, .assert, .contains, .each, .eval, .filter, .formatBase, .formatInteger,
            .hash, .join, .lookup, .map, .now, .parseInteger, .partition, .power, .round, .sift,
            .single, .sort, .substringAfter, .substringBefore, .toMillis:
            2
        case .formatNumber, .fromMillis, .match, .pad, .range, .reduce, .split, .substring: 3
        case .replace: 4
        default: 1
        }
    }
}
