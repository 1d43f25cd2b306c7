import Stacks
import Tables

extension TableSchema {
    /// The schema that a stack declares.
    init(_ declaration: TableDeclaration) {
        self.init(
            name: TableName(rawValue: declaration.name),
            partitionKey: KeyAttribute(declaration.partitionKey),
            sortKey: declaration.sortKey.map(KeyAttribute.init(_:)),
            indexes: declaration.indexes.map { index in
                IndexSchema(
                    name: IndexName(rawValue: index.name),
                    partitionKey: KeyAttribute(index.partitionKey),
                    sortKey: index.sortKey.map(KeyAttribute.init(_:))
                )
            }
        )
    }
}

extension KeyAttribute {
    fileprivate init(_ key: TableDeclaration.Key) {
        let type: KeyType =
            switch key.type {
            case .string: .string
            case .number: .number
            case .binary: .binary
            }
        self.init(key.name, type: type)
    }
}
