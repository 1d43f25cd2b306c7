import Time
public import Functions
import JSON
import Payments

/// `GET /orders/{id}`.
public struct GetOrder: FunctionHandler {
    let store: OrderStore

    /// Answers with the order, or 404.
    public func handle(
        _ input: ProxyRequest,
        context: InvocationContext
    ) async throws -> ProxyResponse {
        guard let id = input.pathParameter("id").flatMap(keyable),
            let order = try await store.order(id, deadline: context.deadline)
        else { return ProxyResponse(statusCode: 404, json: ["error": "Order not found"]) }
        return ProxyResponse(statusCode: 200, json: JSONValue(writing: order))
    }
}

/// `GET /products`, with `?category=` those of one category.
public struct ListProducts: FunctionHandler {
    let store: OrderStore

    /// Answers with the products and the units that can still be reserved.
    public func handle(
        _ input: ProxyRequest,
        context: InvocationContext
    ) async throws -> ProxyResponse {
        let products = try await store.products(
            category: input.queryParameter("category"),
            deadline: context.deadline
        )
        let inventories = try await store.inventories(
            products.map(\.productID),
            deadline: context.deadline
        )
        let offers = zip(products, inventories).map { ProductOffer($0, $1) }
        return ProxyResponse(statusCode: 200, json: JSONValue(writing: ProductList(offers: offers)))
    }
}

/// `GET /products/{id}`.
public struct GetProduct: FunctionHandler {
    let store: OrderStore

    /// Answers with the product, or 404.
    public func handle(
        _ input: ProxyRequest,
        context: InvocationContext
    ) async throws -> ProxyResponse {
        guard let id = input.pathParameter("id").flatMap(keyable),
            let offer = try await store.offer(id, deadline: context.deadline)
        else { return ProxyResponse(statusCode: 404, json: ["error": "Product not found"]) }
        return ProxyResponse(statusCode: 200, json: JSONValue(writing: offer))
    }
}

/// An identifier from a path, unless it cannot be part of any key.
private func keyable(_ id: String) -> String? {
    (1...OrderLimits.productIDByteCount).contains(id.utf8.count) ? id : nil
}

extension OrderStore {
    fileprivate func offer(
        _ productID: String,
        deadline: Instant?
    ) async throws(OrderError) -> ProductOffer? {
        let items = try await get(
            [.product(productID), .inventory(productID)],
            deadline: deadline
        )
        guard let product = items[0] else { return nil }
        let inventory = try items[1].map { item throws(OrderError) in try Inventory(item) }
        return ProductOffer(try Product(product), inventory)
    }
}

/// A product and the units of it that can still be reserved.
private struct ProductOffer: JSONWritable {
    let product: Product
    let available: Int64

    init(_ product: Product, _ inventory: Inventory?) {
        self.product = product
        available = inventory?.quantity ?? 0
    }

    func write(to builder: inout JSONBuilder) {
        builder.object {
            $0.set("productId", to: product.productID)
            $0.set("name", to: product.name)
            $0.set("description", to: product.description)
            $0.set("category", to: product.category)
            $0.set("price", to: product.price.majorUnits)
            $0.set("currency", to: product.price.currency.code)
            $0.set("available", to: available)
        }
    }
}

private struct ProductList: JSONWritable {
    let offers: [ProductOffer]

    func write(to builder: inout JSONBuilder) {
        builder.object { $0.set("products", to: offers) }
    }
}
