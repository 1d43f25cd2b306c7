import JSON

/// The values of parameters or headers, gathered by their names.
struct ParameterGroups {
    /// How many pairs are looked through one by one rather than by a table.
    private static let scannedPairCount = 32

    /// Each name with its values, where it came first.
    private(set) var groups: [(name: String, values: [String])] = []

    init(_ pairs: [(name: String, value: String)]) {
        groups.reserveCapacity(pairs.count)
        var places: [String: Int] = [:]
        for (name, value) in pairs {
            let isTabled = pairs.count > Self.scannedPairCount
            let place = isTabled ? places[name] : groups.firstIndex { $0.name == name }
            if let place {
                groups[place].values.append(value)
            } else {
                if isTabled { places[name] = groups.count }
                groups.append((name, [value]))
            }
        }
    }
}

extension JSONBuilder {
    /// Sets a member to an object of each name's last value, or to null when there is none.
    mutating func set(_ key: String, toLastOf parameters: ParameterGroups) {
        guard !parameters.groups.isEmpty else {
            set(key, to: .null)
            return
        }
        object(key) { object in
            for (name, values) in parameters.groups {
                object.set(name, orNull: values.last)
            }
        }
    }

    /// Sets a member to an object of each name's values, or to null when there is none.
    mutating func set(_ key: String, toAllOf parameters: ParameterGroups) {
        guard !parameters.groups.isEmpty else {
            set(key, to: .null)
            return
        }
        object(key) { object in
            for (name, values) in parameters.groups {
                object.array(name) { list in
                    for value in values { list.append(value) }
                }
            }
        }
    }
}
