import JSON

/// A term of `^(…)`.
final class SortTerm {
    let expression: PlanNode
    let isDescending: Bool

    init(_ expression: PlanNode, isDescending: Bool) {
        self.expression = expression
        self.isDescending = isDescending
    }
}

/// `^(…)`: the items of the steps before, in order.
final class SortSource: PathSource {
    let source: PathSource
    let steps: PathStep
    let terms: [SortTerm]
    let filter: Filter?
    let position: Int

    init(
        _ source: PathSource,
        _ steps: PathStep,
        terms: [SortTerm],
        filter: Filter?,
        position: Int
    ) {
        self.source = source
        self.steps = steps
        self.terms = terms
        self.filter = filter
        self.position = position
    }

    override func run(
        _ evaluation: Evaluation,
        _ input: RawJSON,
        _ frame: Frame,
        _ first: PathStep,
        _ sink: inout PathSink
    ) throws(Fault) {
        let base = evaluation.top
        var unsorted = PathSink()
        try source.run(evaluation, input, frame, steps, &unsorted)
        try sort(evaluation, base, frame)
        if let filter {
            let picked = try filter.apply(evaluation, base, frame)
            if picked.isArray { _ = try evaluation.append(picked) }
        }
        let end = evaluation.top
        for index in base..<end {
            try first.run(evaluation, evaluation.at(index).pointee, frame, &sink)
        }
        evaluation.dropBelow(end, to: base)
    }

    private func sort(
        _ evaluation: Evaluation,
        _ base: Int,
        _ frame: Frame
    ) throws(Fault) {
        let count = evaluation.top - base
        guard count > 1 else { return }
        let terms = terms
        let position = position
        let keys = SortKeys(evaluation, count: count, terms: terms.count)
        defer { keys.release() }
        let order = try MergeSort.order(of: count) { (left, right) throws(Fault) in
            try evaluation.step()
            return try keys.isAfter(left, right, position: position) {
                (item, number) throws(Fault) in
                let value = evaluation.at(base + item).pointee
                return try terms[number].expression.evaluate(evaluation, value, frame)
            } isDescending: {
                terms[$0].isDescending
            }
        }
        let items = (0..<count).map { evaluation.at(base + $0).pointee }
        for (place, index) in order.enumerated() {
            evaluation.at(base + place).pointee = items[index]
        }
    }
}

/// The values by which items are ordered: each evaluated once, when first compared.
struct SortKeys {
    private let evaluation: Evaluation
    private let keys: UnsafeMutablePointer<RawJSON>
    private let terms: Int

    init(_ evaluation: Evaluation, count: Int, terms: Int) {
        self.evaluation = evaluation
        self.terms = terms
        keys = UnsafeMutablePointer<RawJSON>.allocate(capacity: count * terms)
        keys.initialize(repeating: .unbound, count: count * terms)
    }

    /// Gives the memory back.
    func release() {
        keys.deallocate()
    }

    /// Whether one item belongs behind another.
    func isAfter(
        _ left: Int,
        _ right: Int,
        position: Int,
        _ evaluate: (_ item: Int, _ term: Int) throws(Fault) -> RawJSON,
        isDescending: (Int) -> Bool
    ) throws(Fault) -> Bool {
        for term in 0..<terms {
            let first = try key(left, term, evaluate)
            let second = try key(right, term, evaluate)
            // Items without the value come last, in whichever direction.
            if first.isUndefined {
                if second.isUndefined { continue }
                return true
            }
            if second.isUndefined { return false }
            let order = try compare(first, second, position: position)
            if order != 0 { return isDescending(term) ? order < 0 : order > 0 }
        }
        return false
    }

    private func key(
        _ item: Int,
        _ term: Int,
        _ evaluate: (_ item: Int, _ term: Int) throws(Fault) -> RawJSON
    ) throws(Fault) -> RawJSON {
        let place = keys + (item * terms + term)
        if place.pointee.isUnbound { place.pointee = try evaluate(item, term) }
        return place.pointee
    }

    private func compare(
        _ left: RawJSON,
        _ right: RawJSON,
        position: Int
    ) throws(Fault) -> Int {
        if left.isNumber, right.isNumber {
            let first = left.number
            let second = right.number
            return first == second ? 0 : first < second ? -1 : 1
        }
        if left.isString, right.isString { return TextOrder.compare(left, right) }
        let leftIsValue = left.isNumber || left.isString
        guard leftIsValue, right.isNumber || right.isString else {
            throw evaluation.fault(
                .sortNotComparable,
                position: position,
                value: leftIsValue ? right : left
            )
        }
        let fault = evaluation.fault(.sortMismatch, position: position, value: left)
        fault.details.otherValue = evaluation.export(right)
        throw fault
    }
}

/// The reference's merge sort: stable, and comparing in the reference's order.
enum MergeSort {
    /// The indices of `count` items in order.
    static func order(
        of count: Int,
        by isAfter: (Int, Int) throws(Fault) -> Bool
    ) throws(Fault) -> [Int] {
        var order = Array(0..<count)
        var scratch = order
        try sort(&order, &scratch, 0, count, isAfter)
        return order
    }

    private static func sort(
        _ order: inout [Int],
        _ scratch: inout [Int],
        _ start: Int,
        _ end: Int,
        _ isAfter: (Int, Int) throws(Fault) -> Bool
    ) throws(Fault) {
        guard end - start > 1 else { return }
        let middle = start + (end - start) / 2
        try sort(&order, &scratch, start, middle, isAfter)
        try sort(&order, &scratch, middle, end, isAfter)
        var left = start
        var right = middle
        var place = start
        while left < middle, right < end {
            if try isAfter(order[left], order[right]) {
                scratch[place] = order[right]
                right += 1
            } else {
                scratch[place] = order[left]
                left += 1
            }
            place += 1
        }
        while left < middle {
            scratch[place] = order[left]
            left += 1
            place += 1
        }
        while right < end {
            scratch[place] = order[right]
            right += 1
            place += 1
        }
        for index in start..<end { order[index] = scratch[index] }
    }
}
