/// A currency, named by its ISO 4217 code.
///
/// The code's form is checked, not whether it was ever issued: the processor decides that.
public struct Currency: Hashable, Sendable, CustomStringConvertible {
    /// The three capital letters of the currency, such as `USD`.
    public let code: String

    /// The number of decimals that the currency's amounts have: 0, 2, or 3.
    public let exponent: Int

    /// Creates a currency from its code.
    ///
    /// - Parameter code: Three letters `A`–`Z`; the result is `nil` for another form.
    public init?(_ code: String) {
        guard code.utf8.count == 3, code.utf8.allSatisfy({ 0x41...0x5A ~= $0 }) else { return nil }
        self.init(checked: code)
    }

    private init(checked code: String) {
        self.code = code
        exponent =
            if Self.withoutDecimals.contains(code) {
                0
            } else if Self.withThreeDecimals.contains(code) {
                3
            } else {
                2
            }
    }

    /// The United States dollar.
    public static let usd = Currency(checked: "USD")

    /// The number of minor units in one major unit: 1, 100, or 1,000.
    package var scale: Int64 {
        switch exponent {
        case 0: 1
        case 3: 1_000
        default: 100
        }
    }

    /// The code.
    public var description: String { code }

    private static let withoutDecimals: Set<String> = [
        "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF",
        "XOF", "XPF",
    ]

    private static let withThreeDecimals: Set<String> = [
        "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND",
    ]
}
