import JSON

extension Evaluation {
    /// `$formatNumber`, `$formatInteger` and `$parseInteger`.
    func callNumberPicture(
        _ builtin: Builtin,
        _ arguments: Arguments
    ) throws(Fault) -> RawJSON {
        let value = arguments[0]
        let text = arguments[1]
        guard text.isString else { return .undefined }
        let picture = String(decoding: text.utf8, as: UTF8.self)
        switch builtin {
        case .formatInteger:
            let number = value.number.rounded(.down)
            return try makeString(Array(try IntegerPicture(picture).text(of: number).utf8))
        case .parseInteger:
            let digits = String(decoding: value.utf8, as: UTF8.self)
            let number = try IntegerPicture(picture).number(digits)
            if !number.isFinite { state.pointee.mayHoldForeignValues = true }
            return .double(number)
        default:
            let format = try numberPicture(text, picture, options: arguments[2])
            return try makeString(format.text(of: value.number))
        }
    }

    /// A picture; one without options is read once in an evaluation.
    private func numberPicture(
        _ text: RawJSON,
        _ picture: String,
        options: RawJSON
    ) throws(Fault) -> NumberPicture {
        guard options.isObject else {
            let bytes = Array(text.utf8)
            if let known = services.numberPictures[bytes] { return known }
            let format = try NumberPicture(Array(picture.utf16), symbols: NumberPicture.Symbols())
            services.numberPictures[bytes] = format
            return format
        }
        var symbols = NumberPicture.Symbols()
        for index in 0..<options.shape.count {
            let name = String(decoding: options.shape.keys[index].name.utf8, as: UTF8.self)
            let value = options.items[index]
            guard value.isString else { continue }
            symbols.set(name, to: Array(String(decoding: value.utf8, as: UTF8.self).utf16))
        }
        return try NumberPicture(Array(picture.utf16), symbols: symbols)
    }
}
