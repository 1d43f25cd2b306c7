import JSON
import RegularExpressions

extension Evaluation {
    func callTime(_ builtin: Builtin, _ arguments: Arguments) throws(Fault) -> RawJSON {
        switch builtin {
        case .millis: return .integer(currentTimeMilliseconds)
        case .now:
            return try format(
                Double(currentTimeMilliseconds),
                picture: arguments[0],
                zone: arguments[1]
            )
        case .toMillis:
            let text = arguments[0]
            if text.isUndefined { return .undefined }
            return try parse(text, picture: arguments[1])
        default:
            let time = arguments[0]
            if time.isUndefined { return .undefined }
            return try format(time.number, picture: arguments[1], zone: arguments[2])
        }
    }

    private func format(
        _ milliseconds: Double,
        picture: RawJSON,
        zone: RawJSON
    ) throws(Fault) -> RawJSON {
        guard milliseconds.magnitude <= 8_640_000_000_000_000,
            let picture = picture.isString ? try datePicture(picture) : DatePicture.iso8601
        else { return .undefined }
        let zone = zone.isString ? String(decoding: zone.utf8, as: UTF8.self) : nil
        return try makeString(try picture.text(of: milliseconds, zone: zone))
    }

    private func parse(_ text: RawJSON, picture: RawJSON) throws(Fault) -> RawJSON {
        let result: Double?
        if picture.isString {
            let format = try datePicture(picture)
            let expression = try dateExpression(Array(picture.utf8), format)
            result = try format.milliseconds(
                of: Array(text.utf8),
                fitting: expression,
                now: currentTimeMilliseconds
            )
            if result == nil { return .undefined }
        } else {
            result = ISODate.milliseconds(of: Array(text.utf8))
            if result == nil { throw fault(.badTimestamp, value: text) }
        }
        return number(fromDate: result ?? .nan)
    }

    private func dateExpression(
        _ picture: [UInt8],
        _ format: DatePicture
    ) throws(Fault) -> RegularExpression {
        if let known = services.dateExpressions[picture] { return known }
        let expression = try format.expression()
        services.dateExpressions[picture] = expression
        return expression
    }

    private func number(fromDate number: Double) -> RawJSON {
        if !number.isFinite { state.pointee.mayHoldForeignValues = true }
        return .double(number)
    }

    /// A picture; each is read once in an evaluation.
    private func datePicture(_ text: RawJSON) throws(Fault) -> DatePicture {
        let bytes = Array(text.utf8)
        if let known = services.datePictures[bytes] { return known }
        let picture = try DatePicture(String(decoding: bytes, as: UTF8.self))
        services.datePictures[bytes] = picture
        return picture
    }
}
