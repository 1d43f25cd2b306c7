import JSON

extension Evaluation {
    func callEncoding(_ builtin: Builtin, _ arguments: Arguments) throws(Fault) -> RawJSON {
        let text = arguments[0]
        if text.isUndefined { return .undefined }
        switch builtin {
        case .base64encode: return try makeString(Base64.encode(latin1(text)))
        case .base64decode: return try makeString(try decodeBase64(text))
        case .encodeUrl: return try encode(text, keeping: PercentEncoding.wholeURL, builtin)
        case .encodeUrlComponent:
            return try encode(text, keeping: PercentEncoding.component, builtin)
        case .decodeUrl: return try decode(text, keeping: PercentEncoding.reserved, builtin)
        default: return try decode(text, keeping: "", builtin)
        }
    }

    /// The lower bytes of a text's UTF-16 units.
    private func latin1(_ text: RawJSON) -> [UInt8] {
        guard text.count > 0 else { return [] }
        if text.stringFlags.contains(.ascii) { return Array(text.utf8) }
        return String(decoding: text.utf8, as: UTF8.self).utf16.map {
            UInt8(truncatingIfNeeded: $0)
        }
    }

    private func decodeBase64(_ text: RawJSON) throws(Fault) -> [UInt8] {
        guard text.count > 0 else { return [] }
        if state.pointee.dialect == .stepFunctions, !Base64.isWellFormed(text.utf8) {
            let fault = fault(.malformedURL, value: text)
            fault.details.isInternal = true
            throw fault
        }
        var decoded: [UInt8] = []
        for byte in Base64.decode(text.utf8) { UTF16Units.append(UInt16(byte), to: &decoded) }
        return decoded
    }

    private func malformed(_ builtin: Builtin, _ text: RawJSON) -> Fault {
        let fault = fault(.malformedURL, value: text)
        fault.details.functionName = builtin.name
        return fault
    }

    private func encode(
        _ text: RawJSON,
        keeping kept: StaticString,
        _ builtin: Builtin
    ) throws(Fault) -> RawJSON {
        guard text.count > 0 else { return text }
        guard !TextScan.holdsHalfPair(text.utf8) else { throw malformed(builtin, text) }
        return try makeString(PercentEncoding.encode(text.utf8, keeping: kept))
    }

    private func decode(
        _ text: RawJSON,
        keeping kept: StaticString,
        _ builtin: Builtin
    ) throws(Fault) -> RawJSON {
        guard text.count > 0 else { return text }
        guard let decoded = PercentEncoding.decode(text.utf8, keeping: kept) else {
            throw malformed(builtin, text)
        }
        return try makeString(decoded)
    }
}

extension TextScan {
    /// Whether half of a surrogate pair stands alone in a text.
    static func holdsHalfPair(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        for index in 0..<max(text.count - 1, 0)
        where text[index] == 0xED && text[index + 1] >= 0xA0 {
            return true
        }
        return false
    }
}
