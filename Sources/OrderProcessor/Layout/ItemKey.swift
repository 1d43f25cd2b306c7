import Tables

/// The key of one item of the table, by the entity it belongs to.
enum ItemKey: Hashable {
    case product(String)
    case inventory(String)
    case attempt(String)
    case reservation(orderID: String, productID: String)
    case order(String)
    case orderItem(orderID: String, productID: String)
    case pairing

    static let productPrefix = "PRODUCT#"
    static let attemptPrefix = "ATTEMPT#"
    static let orderPrefix = "ORDER#"
    static let reservationPrefix = "RSV#"
    static let orderItemPrefix = "ITEM#"
    static let inventorySort = "INVENTORY"
    static let attemptSort = "STATE"

    var partition: String {
        switch self {
        case .product(let id), .inventory(let id): Self.productPrefix + id
        case .attempt(let id), .reservation(let id, _): Self.attemptPrefix + id
        case .order(let id), .orderItem(let id, _): Self.orderPrefix + id
        case .pairing: "LEDGER"
        }
    }

    var sort: String {
        switch self {
        case .product(let id): Self.productPrefix + id
        case .inventory: Self.inventorySort
        case .attempt: Self.attemptSort
        case .reservation(_, let productID): Self.reservationPrefix + productID
        case .order(let id): Self.orderPrefix + id
        case .orderItem(_, let productID): Self.orderItemPrefix + productID
        case .pairing: "PAIRING"
        }
    }

    var primaryKey: PrimaryKey { PrimaryKey(partition, sort) }

    /// The partition key as an attribute of the item.
    var partitionAttribute: Item.Attribute {
        Item.Attribute(OrderTable.partitionKey, .string(partition))
    }

    /// The sort key as an attribute of the item.
    var sortAttribute: Item.Attribute { Item.Attribute(OrderTable.sortKey, .string(sort)) }
}

extension ItemKey {
    /// The key of a stored item, or `nil` if it belongs to no entity of the table.
    init?(of item: Item) {
        guard let partition = item[OrderTable.partitionKey]?.string,
            let sort = item[OrderTable.sortKey]?.string
        else { return nil }
        if let id = partition.removing(Self.productPrefix) {
            if sort == Self.inventorySort {
                self = .inventory(id)
            } else if sort == partition {
                self = .product(id)
            } else {
                return nil
            }
        } else if let id = partition.removing(Self.attemptPrefix) {
            if sort == Self.attemptSort {
                self = .attempt(id)
            } else if let productID = sort.removing(Self.reservationPrefix) {
                self = .reservation(orderID: id, productID: productID)
            } else {
                return nil
            }
        } else if let id = partition.removing(Self.orderPrefix) {
            if sort == partition {
                self = .order(id)
            } else if let productID = sort.removing(Self.orderItemPrefix) {
                self = .orderItem(orderID: id, productID: productID)
            } else {
                return nil
            }
        } else if partition == Self.pairing.partition, sort == Self.pairing.sort {
            self = .pairing
        } else {
            return nil
        }
    }
}

extension String {
    /// What follows a prefix, or `nil` without it.
    fileprivate func removing(_ prefix: String) -> String? {
        hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
    }
}
