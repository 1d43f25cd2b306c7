import JSON

/// The functions that AWS Step Functions adds; they check their arguments themselves.
extension Evaluation {
    func callStepFunctions(
        _ builtin: Builtin,
        _ arguments: Arguments
    ) throws(Fault) -> RawJSON {
        switch builtin {
        case .partition: return try partition(arguments)
        case .range: return try range(arguments)
        case .hash: return try hash(arguments)
        case .parse: return try parse(arguments)
        default:
            try checkCount(arguments, 0)
            return try makeString(
                UUIDText.make(state.pointee.surroundings.pointee.environment.randomBits)
            )
        }
    }

    /// Refuses surplus arguments.
    func checkCount(_ arguments: Arguments, _ count: Int) throws(Fault) {
        guard arguments.count <= count else {
            throw fault(.argumentMismatch, value: arguments[count], index: count + 1)
        }
    }

    /// A number cut to a whole one of 64 bits.
    func wholeNumber(_ value: RawJSON) -> Int64 {
        if value.tag == .integer { return value.integerValue }
        let number = value.doubleValue.rounded(.towardZero)
        if number.isNaN { return 0 }
        return Int64(exactly: number) ?? (number < 0 ? .min : .max)
    }

    private func partition(_ arguments: Arguments) throws(Fault) -> RawJSON {
        try checkCount(arguments, 2)
        let list = arguments[0]
        let size = arguments[1]
        if list.isUndefined { return .undefined }
        guard list.isArray else {
            let fault = fault(.arrayArgumentMismatch, value: list, index: 1)
            fault.details.typeName = nil
            throw fault
        }
        guard size.isUndefined || size.isNumber else {
            throw fault(.argumentMismatch, value: size, index: 2)
        }
        if list.count == 0 { return .undefined }
        let length = size.isUndefined ? Int64(list.count) : wholeNumber(size)
        if length < 0 { throw raised("Second argument must be zero or greater") }
        if length == 0 { return .undefined }
        let base = top
        var start = 0
        while start < list.count {
            let count = Int(min(length, Int64(list.count - start)))
            try push(.array(list.items + start, count: count))
            start += count
        }
        return try takeArray(from: base)
    }

    private func range(_ arguments: Arguments) throws(Fault) -> RawJSON {
        try checkCount(arguments, 3)
        for index in 0..<2 where !arguments[index].isNumber {
            throw fault(.argumentMismatch, value: arguments[index], index: index + 1)
        }
        if arguments[2].isUndefined { return .undefined }
        guard arguments[2].isNumber else {
            throw fault(.argumentMismatch, value: arguments[2], index: 3)
        }
        let end = wholeNumber(arguments[1])
        let step = wholeNumber(arguments[2])
        if step == 0 { return .undefined }
        var number = wholeNumber(arguments[0])
        let base = top
        while step > 0 ? number <= end : number >= end {
            try self.step()
            try push(.integer(number))
            guard (top - base) * 8 <= state.pointee.valueByteLimit else {
                throw Fault.limit(.memory)
            }
            let (next, overflow) = number.addingReportingOverflow(step)
            if overflow { break }
            number = next
        }
        return try collapse(from: base)
    }

    private func hash(_ arguments: Arguments) throws(Fault) -> RawJSON {
        try checkCount(arguments, 2)
        let text = arguments[0]
        guard text.isString else { throw fault(.argumentMismatch, value: text, index: 1) }
        let name = arguments[1]
        if name.isUndefined { return .undefined }
        guard name.isString else { throw fault(.argumentMismatch, value: name, index: 2) }
        let algorithm = String(decoding: name.utf8, as: UTF8.self)
        guard let digest = MessageDigest(rawValue: algorithm) else {
            throw raised(
                "Hash algorithm '\(algorithm)' must be one of SHA-1, SHA-384, SHA-256, SHA-512, MD5"
            )
        }
        let digits = Array("0123456789abcdef".utf8)
        let bytes = digest.digest(of: Array(text.utf8))
        return try makeString(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }

    private func parse(_ arguments: Arguments) throws(Fault) -> RawJSON {
        try checkCount(arguments, 1)
        let text = arguments[0]
        if text.isUndefined { return .undefined }
        guard text.isString else { throw fault(.argumentMismatch, value: text, index: 1) }
        do throws(JSONSyntaxError) {
            let options = JSONParsingOptions(duplicateMembers: .report)
            let value = try JSONValue(parsing: text.utf8, options: options)
            if let document = value.document { services.documents.append(document) }
            return value.raw
        } catch {
            throw raised("Invalid JSON")
        }
    }

    private func raised(_ message: String) -> Fault {
        let fault = Fault(.raised)
        fault.details.message = message
        return fault
    }
}

/// Random identifiers.
enum UUIDText {
    /// A version 4 UUID in lower case.
    static func make(_ randomBits: () -> UInt64) -> [UInt8] {
        var bytes: [UInt8] = []
        for _ in 0..<2 {
            let bits = randomBits()
            for index in 0..<8 {
                bytes.append(UInt8(truncatingIfNeeded: bits >> UInt64(index * 8)))
            }
        }
        bytes[6] = bytes[6] & 0x0F | 0x40
        bytes[8] = bytes[8] & 0x3F | 0x80
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        for (index, byte) in bytes.enumerated() {
            if index == 4 || index == 6 || index == 8 || index == 10 {
                text.append(UInt8(ascii: "-"))
            }
            text += [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
        return text
    }
}
