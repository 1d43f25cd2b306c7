import JSON
import Terminal

/// Whether stock and orders agree with what a load run was told.
struct LoadReconciliation {
    /// How many of the confirmed orders are read back at most.
    static let sampleLimit = 1_000

    /// What does not agree; empty when all does.
    var differences: [String] = []

    /// What was compared, for the report.
    var summary: [String] = []

    /// The units of each load product that can still be reserved.
    static func stock(_ connection: HTTPConnection) async throws -> [Int64] {
        let answer = try await connection.send(.get("/products"))
        let products = try JSONValue(parsing: answer.body)["products"]?.array
        guard answer.status == 200, let products else {
            throw CommandError("GET /products answered \(answer.status) without a product list")
        }
        return try LoadOrder.products.map { id in
            let product = products.first { $0["productId"]?.string == id }
            guard let available = product?["available"]?.integer else {
                throw CommandError("GET /products does not list \(id): is the catalogue seeded?")
            }
            return available
        }
    }

    /// Compares stock before and after the run, and reads a sample of its orders back.
    static func compare(
        _ tally: LoadTally,
        stockBefore: [Int64],
        over connection: HTTPConnection
    ) async throws -> LoadReconciliation {
        var result = LoadReconciliation()
        let stockAfter = try await stock(connection)
        result.compareStock(tally, before: stockBefore, after: stockAfter)
        let step = max(1, tally.orders.count / sampleLimit)
        var read = 0
        for index in stride(from: 0, to: tally.orders.count, by: step) {
            let order = tally.orders[index]
            read += 1
            let answer = try await connection.send(.get("/orders/\(order.id)"))
            let body = try JSONValue(parsing: answer.body)
            let product = body["items"]?[0]?["productId"]?.string
            if answer.status != 200 || product != LoadOrder.products[order.product] {
                result.differences.append("order \(order.id) reads back as \(answer.status)")
            } else if body["paymentStatus"]?.string != "captured" {
                result.differences.append("order \(order.id) is not captured")
            }
        }
        result.summary.append("\(read) of \(tally.orders.count) confirmed orders read back")
        return result
    }

    private mutating func compareStock(_ tally: LoadTally, before: [Int64], after: [Int64]) {
        var confirmed = [Int64](repeating: 0, count: LoadOrder.products.count)
        for order in tally.orders { confirmed[order.product] += 1 }
        let allowance = Int64(tally.unanswered)
        for (index, id) in LoadOrder.products.enumerated() {
            let sold = before[index] - after[index]
            summary.append("\(id): stock fell by \(sold), \(confirmed[index]) orders confirmed")
            if sold < confirmed[index] || sold > confirmed[index] + allowance {
                differences.append(
                    "\(id): stock fell by \(sold), but \(confirmed[index]) orders were confirmed"
                )
            }
        }
    }
}
