extension Item {
    /// The value that stands at a path, if there is one.
    package func value(at path: AttributePath) -> AttributeValue? {
        self[path.name]?.value(at: path.steps)
    }
}

extension AttributeValue {
    /// The value that stands at the end of some steps, if there is one.
    package func value(at steps: [AttributePath.Step]) -> AttributeValue? {
        var value = self
        for step in steps {
            guard let next = value.value(at: step) else { return nil }
            value = next
        }
        return value
    }

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
