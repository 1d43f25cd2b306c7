public import JSON

extension ProxyResponse: JSONReadable {
    /// Reads an answer as API Gateway reads it.
    ///
    /// An unknown member is an error; a missing one has its default, so that `{}` is a 200 without
    /// a body.
    ///
    /// - Throws: ``/JSON/JSONReadingError`` with the place of what does not fit.
    public init(reading value: JSONValue) throws(JSONReadingError) {
        guard let members = value.object else {
            throw Self.unexpected(JSONPointer(), "an object", value)
        }
        self.init(statusCode: 200)
        var singleHeaders: [Header] = []
        var multipleHeaders: [Header] = []
        for (key, member) in members where !member.isNull {
            // Made where something is wrong; most answers are right.
            var place: JSONPointer { JSONPointer().appending(key) }
            switch key {
            case "statusCode":
                guard let status = member.integer, (100...599).contains(status) else {
                    throw Self.unexpected(place, "a status from 100 to 599", member)
                }
                statusCode = Int(status)
            case "headers":
                singleHeaders = try Self.headers(member, of: key)
            case "multiValueHeaders":
                multipleHeaders = try Self.multiValueHeaders(member, of: key)
            case "body":
                guard let text = member.string else {
                    throw Self.unexpected(place, "a string", member)
                }
                body = text
            case "isBase64Encoded":
                guard let flag = member.boolean else {
                    throw Self.unexpected(place, "a boolean", member)
                }
                isBase64Encoded = flag
            default:
                throw Self.unexpected(place, "no other member", member)
            }
        }
        guard !multipleHeaders.isEmpty else {
            headers = singleHeaders
            return
        }
        let repeated = Set(multipleHeaders.map { $0.name.lowercased() })
        headers = singleHeaders.filter { !repeated.contains($0.name.lowercased()) }
        headers += multipleHeaders
    }

    private static func headers(
        _ value: JSONValue,
        of key: String
    ) throws(JSONReadingError) -> [Header] {
        let place = JSONPointer().appending(key)
        guard let members = value.object else { throw unexpected(place, "an object", value) }
        var headers: [Header] = []
        headers.reserveCapacity(members.count)
        for (name, member) in members {
            headers.append(Header(name, try text(member, at: place, name)))
        }
        return headers
    }

    private static func multiValueHeaders(
        _ value: JSONValue,
        of key: String
    ) throws(JSONReadingError) -> [Header] {
        let place = JSONPointer().appending(key)
        guard let members = value.object else { throw unexpected(place, "an object", value) }
        var headers: [Header] = []
        for (name, member) in members {
            guard let values = member.array else {
                throw unexpected(place.appending(name), "an array", member)
            }
            for value in values {
                headers.append(Header(name, try text(value, at: place, name)))
            }
        }
        return headers
    }

    /// A header's value: numbers and booleans count as their text, as they do on AWS.
    private static func text(
        _ value: JSONValue,
        at place: JSONPointer,
        _ name: String
    ) throws(JSONReadingError) -> String {
        switch value.kind {
        case .string: value.string ?? ""
        case .number, .boolean: value.text
        case .null, .array, .object:
            throw unexpected(place.appending(name), "a string", value)
        }
    }

    private static func unexpected(
        _ place: JSONPointer,
        _ expected: String,
        _ found: JSONValue
    ) -> JSONReadingError {
        JSONReadingError(pointer: place, expected: expected, found: found)
    }
}
