extension Item {
    /// The value that stands at a path, if there is one.
    package func value(at path: AttributePath) -> AttributeValue? {
        guard var value = self[path.name] else { return nil }
        for step in path.steps {
            guard let next = value.value(at: step) else { return nil }
            value = next
        }
        return value
    }
}

extension AttributeValue {
    fileprivate func value(at step: AttributePath.Step) -> AttributeValue? {
        switch (self, step) {
        case (.map(let members), .member(let name)):
            return members[name]
        case (.list(let elements), .element(let index)):
            return elements.indices.contains(index) ? elements[index] : nil
        default:
            return nil
        }
    }
}
