extension Item {
    /// Puts a value at a path whose container exists; behind the end of a list it is appended.
    ///
    /// - Throws: `validation` where there is no such container.
    mutating func set(_ value: AttributeValue, at path: AttributePath) throws(TableError) {
        guard path.steps.isEmpty else {
            try change(at: path) { (container, step) in container.set(value, at: step) }
            return
        }
        self[path.name] = value
    }

    /// Removes what stands at a path whose container exists, if anything does.
    ///
    /// - Throws: `validation` where there is no such container.
    mutating func remove(at path: AttributePath) throws(TableError) {
        guard path.steps.isEmpty else {
            try change(at: path) { (container, step) in container.remove(at: step) }
            return
        }
        self[path.name] = nil
    }

    private mutating func change(
        at path: AttributePath,
        _ change: (inout AttributeValue, AttributePath.Step) -> Bool
    ) throws(TableError) {
        guard var value = self[path.name], value.change(at: path.steps[...], change) else {
            throw .validation("expected a map or list that contains \(path) but found none")
        }
        self[path.name] = value
    }
}

extension AttributeValue {
    /// Changes what is inside, at the end of the steps; tells whether there was such a place.
    ///
    /// The recursion is as deep as the path, which is checked beforehand.
    fileprivate mutating func change(
        at steps: ArraySlice<AttributePath.Step>,
        _ change: (inout AttributeValue, AttributePath.Step) -> Bool
    ) -> Bool {
        guard let step = steps.first else { return false }
        let rest = steps.dropFirst()
        guard !rest.isEmpty else { return change(&self, step) }
        switch (self, step) {
        case (.map(var members), .member(let name)):
            guard var inner = members[name], inner.change(at: rest, change) else { return false }
            members[name] = inner
            self = .map(members)
        case (.list(var elements), .element(let index)):
            guard elements.indices.contains(index), elements[index].change(at: rest, change)
            else { return false }
            self = .list(elements)
        default:
            return false
        }
        return true
    }

    fileprivate mutating func set(_ value: AttributeValue, at step: AttributePath.Step) -> Bool {
        switch (self, step) {
        case (.map(var members), .member(let name)):
            members[name] = value
            self = .map(members)
        case (.list(var elements), .element(let index)) where index >= 0:
            if index < elements.count { elements[index] = value } else { elements.append(value) }
            self = .list(elements)
        default:
            return false
        }
        return true
    }

    fileprivate mutating func remove(at step: AttributePath.Step) -> Bool {
        switch (self, step) {
        case (.map(var members), .member(let name)):
            members[name] = nil
            self = .map(members)
        case (.list(var elements), .element(let index)):
            if elements.indices.contains(index) { elements.remove(at: index) }
            self = .list(elements)
        default:
            return false
        }
        return true
    }
}
