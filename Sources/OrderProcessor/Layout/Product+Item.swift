import Payments
import Tables

extension Product {
    /// The product as it is stored.
    var item: Item {
        let key = ItemKey.product(productID)
        return Item(distinct: [
            key.partitionAttribute,
            key.sortAttribute,
            .init("productId", .string(productID)),
            .init("name", .string(name)),
            .init("price", .money(price)),
            .init("currency", .string(price.currency.code)),
            .init("description", .string(description)),
            .init(OrderTable.Attribute.category, .string(category)),
        ])
    }

    init(_ item: Item) throws(OrderError) {
        let fields = ItemFields(item, of: "product")
        self.init(
            productID: try fields.text("productId"),
            name: try fields.text("name"),
            description: try fields.text("description"),
            category: try fields.text(OrderTable.Attribute.category),
            price: try fields.money("price", fields.currency())
        )
    }
}

extension Inventory {
    /// The units of a product as they are stored.
    var item: Item {
        let key = ItemKey.inventory(productID)
        var item = Item(distinct: [
            key.partitionAttribute,
            key.sortAttribute,
            .init("productId", .string(productID)),
            .init("quantity", .integer(quantity)),
            .init("reserved", .integer(reserved)),
            .init("sold", .integer(sold)),
        ])
        item["stocked"] = stocked.map { .integer($0) }
        return item
    }

    init(_ item: Item) throws(OrderError) {
        let fields = ItemFields(item, of: "inventory")
        self.init(
            productID: try fields.text("productId"),
            quantity: try fields.integer("quantity"),
            reserved: try fields.integer("reserved"),
            sold: try fields.integer("sold"),
            stocked: item["stocked"]?.integer
        )
    }
}
