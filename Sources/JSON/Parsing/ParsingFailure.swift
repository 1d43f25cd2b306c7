/// Why the parser stopped, before anybody needs to know the line.
struct ParsingFailure: Error {
    /// What is wrong.
    enum Cause {
        /// Something else should stand there.
        case unexpected(Expectation)

        /// What stands there is wrong.
        case reason(JSONSyntaxError.Reason)
    }

    /// What the parser was looking for.
    enum Expectation: String {
        case value = "a value"
        case name = "a member's name in quotes"
        case nameOrEnd = "a member's name in quotes or '}'"
        case valueOrEnd = "a value or ']'"
        case colon = "':'"
        case commaOrBracket = "',' or ']'"
        case commaOrBrace = "',' or '}'"
        case digit = "a digit"
        case hexadecimalDigit = "a hexadecimal digit"
        case quote = "a closing quote"
        case literal = "true, false or null"
        case end = "the end of the text"
    }

    let cause: Cause

    /// Where, as an address in the parser's copy of the text.
    private let address: UInt

    static func unexpected(
        _ expectation: Expectation,
        at place: UnsafeMutablePointer<UInt8>
    ) -> ParsingFailure {
        ParsingFailure(cause: .unexpected(expectation), address: UInt(bitPattern: place))
    }

    static func reason(
        _ reason: JSONSyntaxError.Reason,
        at place: UnsafeMutablePointer<UInt8>
    ) -> ParsingFailure {
        ParsingFailure(cause: .reason(reason), address: UInt(bitPattern: place))
    }

    /// Where, in bytes behind the beginning of the text.
    func byteOffset(from start: UnsafeMutablePointer<UInt8>) -> Int {
        Int(address - UInt(bitPattern: start))
    }
}
