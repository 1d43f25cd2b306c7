import JSON
import Payments
import Tables

// The edge of the wire: amounts are JSON numbers in major units there, and nowhere else.
extension Money {
    /// Reads a JSON number of major units as the decimal number that it is written as.
    ///
    /// Exact for up to 15 digits; `nil` for anything else than a number with at most the
    /// currency's decimals.
    init?(majorUnits value: JSONValue, currency: Currency) {
        let number: DecimalNumber
        switch value.content {
        case .integer(let integer):
            number = DecimalNumber(integer)
        case .double(let double):
            guard let decimal = DecimalNumber(double) else { return nil }
            number = decimal
        default:
            return nil
        }
        guard let units = number.minorUnits(fractionDigits: currency.exponent) else { return nil }
        self.init(minorUnits: units, currency: currency)
    }

    /// The amount in major units as the JSON number that is written as its decimals.
    ///
    /// The quotient of two integers that a double holds exactly is the double nearest to the
    /// decimal number, so its shortest notation is that number, for up to 15 digits.
    var majorUnits: Double {
        Double(minorUnits) / Double(currency.scale)
    }
}
