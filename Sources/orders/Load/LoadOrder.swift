/// The orders that the load profile posts.
enum LoadOrder {
    /// The products made for load, one of which each order names.
    static let products = ["load-1", "load-2", "load-3"]

    /// The payment methods, one of which each order names.
    static let methods = ["stripe", "paypal", "applepay"]

    /// The body of one order: one unit of a random load product by a random method.
    static func body(user: Int, loop: Int, product: Int, method: Int) -> [UInt8] {
        let text =
            #"{"customerId":"load-test-\#(user)-\#(loop)","paymentMethod":"\#(methods[method])","#
            + #""items":[{"productId":"\#(products[product])","quantity":1}]}"#
        return Array(text.utf8)
    }
}
