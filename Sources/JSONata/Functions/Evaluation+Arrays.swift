import JSON

extension Evaluation {
    func callArray(_ builtin: Builtin, _ arguments: Arguments) throws(Fault) -> RawJSON {
        let list = arguments[0]
        switch builtin {
        case .append: return try append(list, arguments[1])
        case .zip: return try zip(arguments)
        default: break
        }
        if list.isUndefined { return .undefined }
        switch builtin {
        case .sort: return try sort(list, by: arguments[1])
        case .reverse:
            guard list.count > 1 else { return list }
            let values = try allocateValues(list.count)
            for index in 0..<list.count { values[list.count - 1 - index] = list.items[index] }
            return .array(values, count: list.count)
        case .shuffle: return try shuffle(list)
        default: return try distinct(list)
        }
    }

    /// `$append`, which also joins the items of array constructors and of groups.
    func append(_ first: RawJSON, _ second: RawJSON) throws(Fault) -> RawJSON {
        if first.isUndefined { return second }
        if second.isUndefined { return first }
        let count = first.isArray ? first.count : 1
        let more = second.isArray ? second.count : 1
        // What was appended to last may grow where it lies: its end is the arena's end.
        if first.isArray, count > 0, !first.isConstructed {
            let end = UnsafeRawPointer(first.items + count)
            let size = more * MemoryLayout<RawJSON>.stride
            if arena.extend(end, by: size) {
                let tail = UnsafeMutablePointer(mutating: first.items + count)
                write(second, to: tail)
                return .array(first.items, count: count + more)
            }
        }
        let values = try allocateValues(count + more)
        write(first, to: values)
        write(second, to: values + count)
        return .array(values, count: count + more)
    }

    private func write(_ value: RawJSON, to place: UnsafeMutablePointer<RawJSON>) {
        if value.isArray {
            place.update(from: value.items, count: value.count)
        } else {
            place.pointee = value
        }
    }

    private func sort(_ list: RawJSON, by comparator: RawJSON) throws(Fault) -> RawJSON {
        let count = list.count
        guard count > 1 else { return list }
        let items = list.items
        let order: [Int]
        if comparator.isFunction {
            order = try MergeSort.order(of: count) { (left, right) throws(Fault) in
                let base = top
                try push(items[left])
                try push(items[right])
                let result = try invoke(comparator, base, context: .null)
                return Evaluation.isTruthy(unwrapSequence(result))
            }
        } else {
            let numbers = (0..<count).allSatisfy { items[$0].isNumber }
            let strings = !numbers && (0..<count).allSatisfy { items[$0].isString }
            guard numbers || strings else { throw fault(.sortNeedsComparator, index: 1) }
            try step(count)
            order = try MergeSort.order(of: count) { (left, right) throws(Fault) in
                numbers
                    ? items[left].number > items[right].number
                    : TextOrder.compare(items[left], items[right]) > 0
            }
        }
        let values = try allocateValues(count)
        for (place, index) in order.enumerated() { values[place] = items[index] }
        return .array(values, count: count)
    }

    /// What JavaScript takes for true.
    private static func isTruthy(_ value: RawJSON) -> Bool {
        switch value.tag {
        case .undefined, .null: false
        case .boolean: value.booleanValue
        case .integer, .double: value.number != 0 && !value.number.isNaN
        case .string: value.count > 0
        case .array, .object, .evaluator: true
        }
    }

    private func shuffle(_ list: RawJSON) throws(Fault) -> RawJSON {
        guard list.count > 1 else { return list }
        let values = try allocateValues(list.count)
        for index in 0..<list.count {
            let place = Int(random() * Double(index + 1))
            if index != place { values[index] = values[place] }
            values[place] = list.items[index]
        }
        return .array(values, count: list.count)
    }

    private func distinct(_ list: RawJSON) throws(Fault) -> RawJSON {
        guard list.isArray, list.count > 1 else { return list }
        let base = top
        var slotCount = 16
        while slotCount < list.count * 2 { slotCount *= 2 }
        var slots = [Int32](repeating: -1, count: slotCount)
        try step(list.count)
        next: for index in 0..<list.count {
            let item = list.items[index]
            let hash = RawEquality.hash(item, depth: 0)
            var slot = Int(truncatingIfNeeded: hash) & (slotCount - 1)
            while slots[slot] >= 0 {
                if RawEquality.equal(list.items[Int(slots[slot])], item) { continue next }
                slot = (slot + 1) & (slotCount - 1)
            }
            slots[slot] = Int32(index)
            try push(item)
        }
        return list.isSequence ? try takeSequence(from: base) : try takeArray(from: base)
    }

    private func zip(_ arguments: Arguments) throws(Fault) -> RawJSON {
        var count = Int.max
        for index in 0..<arguments.count {
            count = min(count, arguments[index].isArray ? arguments[index].count : 0)
        }
        let base = top
        for row in 0..<(arguments.count == 0 ? 0 : count) {
            let values = try allocateValues(arguments.count)
            for index in 0..<arguments.count { values[index] = arguments[index].items[row] }
            try push(.array(values, count: arguments.count))
        }
        return try takeArray(from: base)
    }
}
