import Payments
import Tables

extension Product {
    /// The product as it is stored.
    var item: Item {
        Item(
            .product(productID),
            [
                ("productId", .string(productID)),
                ("name", .string(name)),
                ("price", .money(price)),
                ("currency", .string(price.currency.code)),
                ("description", .string(description)),
                (OrderTable.Attribute.category, .string(category)),
            ]
        )
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
        var item = Item(
            .inventory(productID),
            [
                ("productId", .string(productID)),
                ("quantity", .integer(quantity)),
                ("reserved", .integer(reserved)),
                ("sold", .integer(sold)),
            ]
        )
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
