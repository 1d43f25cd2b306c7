public import JSON

extension AttributeValue {
    /// The value that a JSON value is: text, number, truth value, null, list or map.
    ///
    /// A double becomes the number of its shortest decimal notation: `79.99` is exactly 79.99.
    ///
    /// - Throws: `validation` where a number lies out of range or the nesting is too deep.
    public init(converting json: JSONValue) throws(TableError) {
        try self.init(converting: json, depth: 0)
    }

    fileprivate init(converting json: JSONValue, depth: Int) throws(TableError) {
        switch json.content {
        case .null: self = .null
        case .boolean(let value): self = .boolean(value)
        case .integer(let value): self = .integer(value)
        case .string(let value): self = .string(value)
        case .double(let value):
            guard let number = DecimalNumber(value) else {
                throw .validation("expected a number within a table's range but found \(value)")
            }
            self = .number(number)
        case .array(let elements):
            try Self.checkNesting(depth)
            var list: [AttributeValue] = []
            list.reserveCapacity(elements.count)
            for element in elements {
                list.append(try AttributeValue(converting: element, depth: depth + 1))
            }
            self = .list(list)
        case .object(let members):
            self = .map(try Item(converting: members, depth: depth))
        }
    }
}

extension Item {
    /// The attributes that a JSON object's members are.
    ///
    /// - Throws: `validation` where it is no object, a number lies out of range or the nesting is
    ///   too deep.
    public init(converting json: JSONValue) throws(TableError) {
        guard let members = json.object else {
            throw .validation("expected an object but found \(json.kind)")
        }
        try self.init(converting: members, depth: -1)
    }

    fileprivate init(converting members: JSONObject, depth: Int) throws(TableError) {
        try AttributeValue.checkNesting(depth)
        self.init()
        for (name, value) in members {
            self[name] = try AttributeValue(converting: value, depth: depth + 1)
        }
    }
}

extension JSONValue {
    /// The JSON value of an attribute's value.
    ///
    /// Sets become arrays in ascending order, bytes their Base64 text. An integral number of 64
    /// bits stays exact; another one becomes the nearest double.
    public init(_ value: AttributeValue) {
        switch value {
        case .string(let text): self.init(text)
        case .number(let number): self.init(number)
        case .boolean(let value): self.init(value)
        case .null: self = .null
        case .binary(let bytes): self.init(Base64.text(of: bytes))
        case .list(let elements): self.init(elements.map { JSONValue($0) })
        case .map(let members): self.init(members)
        case .stringSet(let texts):
            self.init(texts.sorted { $0.precedesByBytes($1) }.map { JSONValue($0) })
        case .numberSet(let numbers):
            self.init(numbers.sorted().map { JSONValue($0) })
        case .binarySet(let values):
            let sorted = values.sorted { $0.lexicographicallyPrecedes($1) }
            self.init(sorted.map { JSONValue(Base64.text(of: $0)) })
        }
    }

    /// The JSON object of an item.
    public init(_ item: Item) {
        self.init(members: item.map { ($0.name, JSONValue($0.value)) })
    }

    /// The JSON number nearest to a table's number; exact for integral ones of 64 bits.
    public init(_ number: DecimalNumber) {
        if let integer = Int64(exactly: number) {
            self.init(integer)
        } else {
            self.init(Double(number))
        }
    }
}
