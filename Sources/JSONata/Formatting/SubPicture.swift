extension NumberPicture {
    /// One half of a picture: for numbers from zero on, or below zero.
    struct SubPicture {
        let picture: [UInt16]
        var prefix: [UInt16]
        let suffix: [UInt16]

        /// How many digits stand to the right of each grouping separator of the integer part, and to
        /// the left of those of the fraction.
        private(set) var integerGroups: [Int] = []
        private(set) var fractionGroups: [Int] = []

        /// The distance at which grouping separators are repeated, or 0.
        private(set) var regularGrouping = 0
        private(set) var minimumIntegerSize = 0
        private(set) var scalingFactor = 0
        private(set) var minimumFractionSize = 0
        private(set) var maximumFractionSize = 0
        private(set) var minimumExponentSize = 0

        init(_ picture: [UInt16], _ symbols: Symbols) throws(Fault) {
            self.picture = picture
            let exponent = symbols.exponentSeparator
            let isEdge = { (unit: UInt16) in symbols.isActive(unit) && [unit] != exponent }
            let first = picture.firstIndex(where: isEdge)
            let last = picture.lastIndex(where: isEdge)
            prefix = first.map { Array(picture[..<$0]) } ?? []
            suffix = last.map { Array(picture[($0 + 1)...]) } ?? []
            let active = Array(picture[prefix.count..<(picture.count - suffix.count)])
            let parts = Parts(picture, active, prefix, suffix, symbols)
            try parts.validate(symbols)
            analyse(parts, symbols)
        }

        private mutating func analyse(_ parts: Parts, _ symbols: Symbols) {
            let isPlace = { (unit: UInt16) in symbols.isDigit(unit) || [unit] == symbols.digit }
            integerGroups = parts.groups(of: parts.integer, symbols) { Array($0.integer[$1...]) }
            fractionGroups = parts.groups(of: parts.fraction, symbols) {
                Array($0.fraction[..<min($1, $0.fraction.count)])
            }
            regularGrouping = IntegerPicture.regularDistance(integerGroups)
            minimumIntegerSize = parts.integer.count(where: symbols.isDigit)
            scalingFactor = minimumIntegerSize
            minimumFractionSize = parts.fraction.count(where: symbols.isDigit)
            maximumFractionSize = parts.fraction.count(where: isPlace)
            let hasExponent = parts.exponent != nil
            if minimumIntegerSize == 0, maximumFractionSize == 0 {
                if hasExponent {
                    minimumFractionSize = 1
                    maximumFractionSize = 1
                } else {
                    minimumIntegerSize = 1
                }
            }
            if hasExponent, minimumIntegerSize == 0,
                parts.integer.firstIndex(ofSequence: symbols.digit) != nil
            {
                minimumIntegerSize = 1
            }
            if minimumIntegerSize == 0, minimumFractionSize == 0 { minimumFractionSize = 1 }
            minimumExponentSize = parts.exponent?.count(where: symbols.isDigit) ?? 0
        }
    }

    /// The parts of a sub-picture.
    struct Parts {
        let picture: [UInt16]
        let active: [UInt16]
        let mantissa: [UInt16]
        let exponent: [UInt16]?
        let integer: [UInt16]
        let fraction: [UInt16]

        init(
            _ picture: [UInt16],
            _ active: [UInt16],
            _ prefix: [UInt16],
            _ suffix: [UInt16],
            _ symbols: Symbols
        ) {
            self.picture = picture
            self.active = active
            let place = picture.firstIndex(
                ofSequence: symbols.exponentSeparator,
                from: prefix.count
            )
            if let place, place <= picture.count - suffix.count {
                mantissa = Array(active[..<min(place, active.count)])
                exponent = Array(active[min(place + 1, active.count)...])
            } else {
                mantissa = active
                exponent = nil
            }
            if let point = mantissa.firstIndex(ofSequence: symbols.decimalSeparator) {
                integer = Array(mantissa[..<point])
                fraction = Array(mantissa[(point + 1)...])
            } else {
                integer = mantissa
                fraction = suffix
            }
        }

        /// The numbers of digits beside the grouping separators of a part.
        ///
        /// All but the first separator are sought in the integer part, as the reference does.
        func groups(
            of part: [UInt16],
            _ symbols: Symbols,
            _ beside: (Parts, Int) -> [UInt16]
        ) -> [Int] {
            var groups: [Int] = []
            var next = part.firstIndex(ofSequence: symbols.groupingSeparator)
            while let place = next {
                groups.append(
                    beside(self, place).count { symbols.isDigit($0) || [$0] == symbols.digit }
                )
                next = integer.firstIndex(
                    ofSequence: symbols.groupingSeparator,
                    from: place + 1
                )
            }
            return groups
        }

        /// Refuses what XPath refuses; of several faults the last is reported, as in the reference.
        func validate(_ symbols: Symbols) throws(Fault) {
            var fault: FaultCode?
            let point = picture.firstIndex(ofSequence: symbols.decimalSeparator)
            if point != picture.lastIndex(ofSequence: symbols.decimalSeparator) {
                fault = .decimalSeparatorTwice
            }
            let percent = picture.firstIndex(ofSequence: symbols.percent)
            if percent != picture.lastIndex(ofSequence: symbols.percent) { fault = .percentTwice }
            let perMille = picture.firstIndex(ofSequence: symbols.perMille)
            if perMille != picture.lastIndex(ofSequence: symbols.perMille) {
                fault = .perMilleTwice
            }
            if percent != nil, perMille != nil { fault = .percentAndPerMille }
            if !mantissa.contains(where: { symbols.isDigit($0) || [$0] == symbols.digit }) {
                fault = .mantissaWithoutDigit
            }
            if active.contains(where: { !symbols.isActive($0) }) { fault = .passiveInsideActive }
            fault = groupingFault(symbols, point) ?? fault
            fault = digitFault(symbols, hasPercent: percent != nil || perMille != nil) ?? fault
            if let fault { throw Fault(fault) }
        }

        private func groupingFault(_ symbols: Symbols, _ point: Int?) -> FaultCode? {
            var fault: FaultCode?
            let grouping = symbols.groupingSeparator
            if let point {
                let before = point > 0 ? [picture[point - 1]] : []
                let after = point + 1 < picture.count ? [picture[point + 1]] : []
                if before == grouping || after == grouping { fault = .groupingBesideDecimal }
            } else if let last = integer.last, [last] == grouping {
                fault = .groupingAtEnd
            }
            if picture.firstIndex(ofSequence: grouping + grouping) != nil { fault = .groupingTwice }
            return fault
        }

        private func digitFault(_ symbols: Symbols, hasPercent: Bool) -> FaultCode? {
            var fault: FaultCode?
            if let place = integer.firstIndex(ofSequence: symbols.digit),
                integer[..<place].contains(where: symbols.isDigit)
            {
                fault = .digitBeforeOptional
            }
            if let place = fraction.lastIndex(ofSequence: symbols.digit),
                fraction[place...].contains(where: symbols.isDigit)
            {
                fault = .optionalBeforeDigit
            }
            if let exponent {
                if !exponent.isEmpty, hasPercent { fault = .percentWithExponent }
                if exponent.isEmpty || !exponent.allSatisfy(symbols.isDigit) {
                    fault = .badExponent
                }
            }
            return fault
        }
    }
}
