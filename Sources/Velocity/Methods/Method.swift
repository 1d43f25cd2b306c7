/// A method's name, looked up once when the template is compiled.
struct Method: Sendable {
    let name: String
    let known: KnownMethod?

    init(name: String) {
        self.name = name
        known = KnownMethod(rawValue: name)
    }
}

/// The methods that some value has.
enum KnownMethod: String, Sendable {
    // Of all objects
    case equals, toString
    // Of texts
    case charAt, compareTo, compareToIgnoreCase, concat, contains, endsWith, equalsIgnoreCase
    case indexOf, isEmpty, lastIndexOf, length, matches, replace, replaceAll, replaceFirst, split
    case startsWith, subSequence, substring, toLowerCase, toUpperCase, trim
    // Of lists and maps
    case add, addAll, clear, containsAll, containsKey, containsValue, entrySet, get, getOrDefault
    case iterator, keySet, put, putAll, putIfAbsent, remove, set, size, subList, values
    // Of entries and iterators
    case getKey, getValue, hasNext, next
    // Of numbers and truth values
    case booleanValue, byteValue, doubleValue, floatValue, intValue, longValue, parseBoolean
    case parseDouble, parseInt, parseLong, shortValue, valueOf
    // Of loops
    case getCount, getIndex, getParent, isFirst, isLast
    // Of a mapping template's own objects
    case base64Decode, base64Encode, escapeJavaScript, json, params, parseJson, path, urlDecode
    case urlEncode

    /// Whether the method changes its receiver.
    var changesContainers: Bool {
        switch self {
        case .add, .addAll, .clear, .put, .putAll, .putIfAbsent, .remove, .set: true
        default: false
        }
    }
}
