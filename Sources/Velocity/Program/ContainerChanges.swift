/// Which lists and maps a template may change, as far as its text tells.
struct ContainerChanges: Sendable {
    /// Any list or map, those from JSON among them.
    ///
    /// If not, containers from JSON stay the views that they are.
    private(set) var reachAll = false

    /// Those of `$context.requestOverride` and `$context.responseOverride`.
    private(set) var reachOverrides = false

    /// Where `$context` is the mapping template's own, unless the template gives the name to another.
    private let hostSlot: Int?

    init(hostSlot: Int?) {
        self.hostSlot = hostSlot
    }

    /// Whether the value of a member of the overrides may be a container that must be one to change.
    var reachMaps: Bool { reachAll || reachOverrides }

    /// Notes a `#set`.
    ///
    /// One of a member of the overrides to a plain value reaches nothing else: overrides are maps of
    /// their own, and nothing that is also known by another name gets into them.
    mutating func note(_ target: Reference, _ value: Expression) {
        guard !target.steps.isEmpty else { return note(variable: target.slot) }
        if target.slot == hostSlot, target.hasOnlyProperties, value.isPlain {
            reachOverrides = true
        } else {
            reachAll = true
        }
    }

    /// Notes that a name is given to a value.
    mutating func note(variable slot: Int) {
        if slot == hostSlot { reachAll = true }
    }

    /// Notes a call of a method.
    mutating func note(_ method: Method) {
        if method.known?.changesContainers == true { reachAll = true }
    }
}

extension Reference {
    fileprivate var hasOnlyProperties: Bool {
        steps.allSatisfy { if case .property = $0 { true } else { false } }
    }
}

extension Expression {
    /// Whether the value is never a list or map.
    fileprivate var isPlain: Bool {
        switch self {
        case .constant, .interpolation, .not, .and, .or, .comparison, .arithmetic: true
        case .reference, .list, .map, .range: false
        }
    }
}
