/// Puts a whole item, in place of the one with its key if there is one.
public struct PutAction: Sendable, Hashable {
    /// The table.
    public var table: TableName
    /// The new item, with its key.
    public var item: Item
    /// What must hold of the stored item.
    public var condition: Condition?
    /// Whether a failed condition tells the stored item.
    public var returnsOldItemOnFailure: Bool

    /// Describes the action.
    public init(
        _ item: Item,
        in table: TableName,
        if condition: Condition? = nil,
        returnsOldItemOnFailure: Bool = false
    ) {
        self.table = table
        self.item = item
        self.condition = condition
        self.returnsOldItemOnFailure = returnsOldItemOnFailure
    }
}

/// Changes an item, or creates it with its key.
public struct UpdateAction: Sendable, Hashable {
    /// The table.
    public var table: TableName
    /// The item's key.
    public var key: PrimaryKey
    /// What becomes of the item.
    public var update: Update
    /// What must hold of the stored item.
    public var condition: Condition?
    /// Whether a failed condition tells the stored item.
    public var returnsOldItemOnFailure: Bool

    /// Describes the action.
    public init(
        _ key: PrimaryKey,
        in table: TableName,
        _ update: Update,
        if condition: Condition? = nil,
        returnsOldItemOnFailure: Bool = false
    ) {
        self.table = table
        self.key = key
        self.update = update
        self.condition = condition
        self.returnsOldItemOnFailure = returnsOldItemOnFailure
    }
}

/// Deletes an item, if it is there.
public struct DeleteAction: Sendable, Hashable {
    /// The table.
    public var table: TableName
    /// The item's key.
    public var key: PrimaryKey
    /// What must hold of the stored item.
    public var condition: Condition?
    /// Whether a failed condition tells the stored item.
    public var returnsOldItemOnFailure: Bool

    /// Describes the action.
    public init(
        _ key: PrimaryKey,
        in table: TableName,
        if condition: Condition? = nil,
        returnsOldItemOnFailure: Bool = false
    ) {
        self.table = table
        self.key = key
        self.condition = condition
        self.returnsOldItemOnFailure = returnsOldItemOnFailure
    }
}

/// Changes nothing, but stops its transaction unless a condition holds.
public struct ConditionCheckAction: Sendable, Hashable {
    /// The table.
    public var table: TableName
    /// The item's key.
    public var key: PrimaryKey
    /// What must hold of the stored item.
    public var condition: Condition
    /// Whether a failed condition tells the stored item.
    public var returnsOldItemOnFailure: Bool

    /// Describes the action.
    public init(
        _ key: PrimaryKey,
        in table: TableName,
        if condition: Condition,
        returnsOldItemOnFailure: Bool = false
    ) {
        self.table = table
        self.key = key
        self.condition = condition
        self.returnsOldItemOnFailure = returnsOldItemOnFailure
    }
}

/// One action of a transaction.
public enum TransactionAction: Sendable, Hashable {
    /// Puts a whole item.
    case put(PutAction)
    /// Changes an item.
    case update(UpdateAction)
    /// Deletes an item.
    case delete(DeleteAction)
    /// Checks a condition.
    case check(ConditionCheckAction)
}

extension TransactionAction {
    /// Puts a whole item, in place of the one with its key if there is one.
    public static func put(
        _ item: Item,
        in table: TableName,
        if condition: Condition? = nil,
        returnsOldItemOnFailure: Bool = false
    ) -> TransactionAction {
        .put(
            PutAction(
                item,
                in: table,
                if: condition,
                returnsOldItemOnFailure: returnsOldItemOnFailure
            )
        )
    }

    /// Changes an item, or creates it with its key.
    public static func update(
        _ key: PrimaryKey,
        in table: TableName,
        _ update: Update,
        if condition: Condition? = nil,
        returnsOldItemOnFailure: Bool = false
    ) -> TransactionAction {
        .update(
            UpdateAction(
                key,
                in: table,
                update,
                if: condition,
                returnsOldItemOnFailure: returnsOldItemOnFailure
            )
        )
    }

    /// Deletes an item, if it is there.
    public static func delete(
        _ key: PrimaryKey,
        in table: TableName,
        if condition: Condition? = nil,
        returnsOldItemOnFailure: Bool = false
    ) -> TransactionAction {
        .delete(
            DeleteAction(
                key,
                in: table,
                if: condition,
                returnsOldItemOnFailure: returnsOldItemOnFailure
            )
        )
    }

    /// Changes nothing, but stops the transaction unless a condition holds.
    public static func check(
        _ key: PrimaryKey,
        in table: TableName,
        if condition: Condition,
        returnsOldItemOnFailure: Bool = false
    ) -> TransactionAction {
        .check(
            ConditionCheckAction(
                key,
                in: table,
                if: condition,
                returnsOldItemOnFailure: returnsOldItemOnFailure
            )
        )
    }
}
