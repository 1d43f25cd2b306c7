import JSON

/// What a reference or an expression stands for.
///
/// Lists and maps that a template makes or changes live in the renderer's ``ContainerStore``, and a value
/// names them by number, so that they have identity without being objects. Containers from JSON are
/// views of their document until something changes them.
enum Value: Sendable {
    /// No value: an unknown name, a null, a failed call.
    case nothing
    case boolean(Bool)
    case integer(Int64)
    /// An integer beyond 64 bits.
    case wide(Int128)
    case double(Double)
    /// UTF-8, in which a half of a surrogate pair may stand as three bytes.
    case text([UInt8])
    /// A text, an array or an object.
    case json(JSONValue)
    case list(Int)
    case map(Int)
    case entry(Int)
    case iterator(Int)
    case loop(Int)
    case definition(Int)
    case host(Host)

    init(_ json: JSONValue) {
        switch json.kind {
        case .null: self = .nothing
        case .boolean: self = json.boolean.map(Value.boolean) ?? .nothing
        case .number:
            // An integral double stays a double: Java prints 2.0.
            switch json.content {
            case .integer(let integer): self = .integer(integer)
            case .double(let double): self = .double(double)
            default: self = .nothing
            }
        case .string, .array, .object: self = .json(json)
        }
    }

    init(_ json: JSONValue?) {
        self = json.map(Value.init) ?? .nothing
    }

    init(text: String) {
        self = .text(Array(text.utf8))
    }

    var isNothing: Bool {
        if case .nothing = self { true } else { false }
    }

    var isText: Bool {
        switch self {
        case .text: true
        case .json(let json): json.kind == .string
        default: false
        }
    }

    /// The empty text for no value: how a reference without a value takes part in expressions.
    var orEmptyText: Value { isNothing ? .text([]) : self }

    /// Lends the bytes of a text.
    func withText<Result, Failure: Error>(
        _ body: (borrowing Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result? {
        switch self {
        case .text(let bytes): return try body(bytes.span)
        case .json(let json):
            let result = json.withUTF8 { buffer -> Swift.Result<Result, Failure> in
                do throws(Failure) {
                    return .success(try body(buffer.span))
                } catch {
                    return .failure(error)
                }
            }
            return try result?.get()
        default: return nil
        }
    }

    /// A copy of the bytes of a text.
    var textBytes: [UInt8]? {
        if case .text(let bytes) = self { return bytes }
        return withText { span in
            [UInt8](unsafeUninitializedCapacity: span.count) { buffer, count in
                for index in 0..<span.count { buffer[index] = span[index] }
                count = span.count
            }
        }
    }
}

/// What a mapping template finds under its fixed names.
enum Host: Sendable, Equatable {
    case input
    case util
    case context
}
