import Tables

/// The units of one product that one attempt reserved, or may no longer reserve.
struct Reservation: Hashable {
    var orderID: String
    var productID: String
    var quantity: Int64
    var state: ReservationState
}

extension Reservation {
    var item: Item {
        let key = ItemKey.reservation(orderID: orderID, productID: productID)
        return Item(distinct: [
            key.partitionAttribute,
            key.sortAttribute,
            .init("quantity", .integer(quantity)),
            .init("state", .string(state.rawValue)),
        ])
    }

    init(_ item: Item, orderID: String, productID: String) throws(OrderError) {
        let fields = ItemFields(item, of: "reservation")
        self.init(
            orderID: orderID,
            productID: productID,
            quantity: try fields.integer("quantity"),
            state: try fields.value("state", as: ReservationState.self)
        )
    }
}
