import JSON

extension JSONValue {
    /// The body of `POST /orders`.
    static func order(
        _ lines: [(product: String, quantity: Int)],
        by method: String = "stripe",
        customer: String = "customer-1",
        adding members: [(String, JSONValue)] = []
    ) -> JSONValue {
        let items = lines.map { line -> JSONValue in
            ["productId": JSONValue(line.product), "quantity": JSONValue(line.quantity)]
        }
        let own: [(String, JSONValue)] = [
            ("customerId", JSONValue(customer)), ("paymentMethod", JSONValue(method)),
            ("items", JSONValue(items)),
        ]
        return JSONValue(members: own + members)
    }
}
