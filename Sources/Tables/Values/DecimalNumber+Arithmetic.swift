extension DecimalNumber: Comparable {
    /// Whether the left number is less, by value.
    public static func < (left: DecimalNumber, right: DecimalNumber) -> Bool {
        let leftSign = left.signum
        let rightSign = right.signum
        guard leftSign == rightSign else { return leftSign < rightSign }
        guard leftSign != 0 else { return false }
        return left.isNegative
            ? isMagnitudeLess(right, left)
            : isMagnitudeLess(left, right)
    }

    /// -1, 0 or 1 as the number is negative, zero or positive.
    public var signum: Int { low == 0 && high == 0 ? 0 : isNegative ? -1 : 1 }

    /// Whether a number of two non-zero ones is less, signs left out.
    private static func isMagnitudeLess(_ left: DecimalNumber, _ right: DecimalNumber) -> Bool {
        if left.exponent == right.exponent { return left.significand < right.significand }
        let leftMagnitude = left.magnitude
        let rightMagnitude = right.magnitude
        guard leftMagnitude == rightMagnitude else { return leftMagnitude < rightMagnitude }
        return left.alignedSignificand < right.alignedSignificand
    }

    /// The digits with zeros behind them up to 38.
    var alignedSignificand: UInt128 {
        significand * PowersOfTen.power(TableLimits.numberDigitLimit - digitCount)
    }
}

extension DecimalNumber {
    /// The exact sum.
    ///
    /// - Returns: `nil` where it has more than 38 significant digits or lies out of range.
    public func adding(_ other: DecimalNumber) -> DecimalNumber? {
        guard signum != 0 else { return other }
        guard other.signum != 0 else { return self }
        let exponent = min(self.exponent, other.exponent)
        guard let left = significand(at: exponent), let right = other.significand(at: exponent)
        else { return nil }
        guard isNegative != other.isNegative else {
            let (sum, overflow) = left.addingReportingOverflow(right)
            guard !overflow else { return nil }
            return DecimalNumber(
                significand: sum,
                exponent: Int(exponent),
                isNegative: isNegative
            )
        }
        return DecimalNumber(
            significand: left > right ? left - right : right - left,
            exponent: Int(exponent),
            isNegative: left > right ? isNegative : other.isNegative
        )
    }

    /// The exact difference.
    ///
    /// - Returns: `nil` where it has more than 38 significant digits or lies out of range.
    public func subtracting(_ other: DecimalNumber) -> DecimalNumber? { adding(other.negated) }

    /// The number with the other sign.
    public var negated: DecimalNumber {
        guard signum != 0 else { return self }
        return DecimalNumber(low: low, high: high, exponent: exponent, isNegative: !isNegative)
    }

    /// The number with the other sign.
    public static prefix func - (number: DecimalNumber) -> DecimalNumber { number.negated }

    /// The digits as an integer of units of ten to the power of a smaller `exponent`.
    ///
    /// - Returns: `nil` where it does not fit into 128 bits. A sum then has more than 38 digits:
    ///   the other number's last digit stands too far behind this one's first.
    private func significand(at exponent: Int16) -> UInt128? {
        let shift = Int(self.exponent) - Int(exponent)
        guard shift + digitCount <= TableLimits.numberDigitLimit + 1 else { return nil }
        let (product, overflow) = significand.multipliedReportingOverflow(
            by: PowersOfTen.power(shift)
        )
        return overflow ? nil : product
    }
}

extension Double {
    /// The double nearest to a number.
    public init(_ number: DecimalNumber) {
        // The text is always a number within a double's range.
        self = Double(number.description) ?? .nan
    }
}
