import JSON
import NIOHTTP1
import Terminal

/// Plays scenarios against a server and compares what is true afterwards.
struct ScenarioRun {
    /// The server, otherwise idle: stock is compared before and after.
    var connection: HTTPConnection

    /// Plays one scenario.
    ///
    /// - Returns: What differs from the contract; empty when nothing does.
    /// - Throws: What keeps the scenario from being played at all.
    func play(_ scenario: Scenario) async throws -> [String] {
        let before = try await stock()
        let request = scenario.body.map { HTTPRequestText.post("/orders", Array($0.text.utf8)) }
        let answer = try await connection.send(request ?? .get("/products"))
        let body = try JSONValue(parsing: answer.body)
        let after = try await stock()
        var faults: [String] = []
        if answer.headers["x-amzn-requestid"].isEmpty {
            faults.append("expected a x-amzn-RequestId header, found none")
        }
        switch scenario.expectation {
        case .products(let ids):
            faults += Self.expect(status: 200, of: answer)
            let listed = Set(body["products"]?.array?.compactMap { $0["productId"]?.string } ?? [])
            faults += ids.filter { !listed.contains($0) }.map { "product \($0) is not listed" }
        case .accepted(let accepted):
            faults += Self.expect(status: 200, of: answer)
            faults += Self.compare(before, after, expected: accepted.units)
            faults += try await compareOrder(body, accepted)
        case .refused(let status, let error):
            faults += Self.expect(status: status, of: answer)
            faults += Self.compare(before, after, expected: [:])
            if body["error"]?.string != error {
                faults.append("expected error \(error), found \(body["error"] ?? .null)")
            }
            faults += try await compareRefusal(body, limit: scenario.errorLimit)
        }
        return faults
    }

    private func stock() async throws -> [String: Int64] {
        let answer = try await connection.send(.get("/products"))
        let products = try JSONValue(parsing: answer.body)["products"]?.array
        guard answer.status == 200, let products else {
            throw CommandError("GET /products answered \(answer.status) without a product list")
        }
        var stock: [String: Int64] = [:]
        for product in products {
            guard let id = product["productId"]?.string,
                let available = product["available"]?.integer
            else { throw CommandError("a product without productId and available: \(product)") }
            stock[id] = available
        }
        return stock
    }

    private func compareOrder(
        _ body: JSONValue,
        _ accepted: Scenario.Accepted
    ) async throws -> [String] {
        guard let id = body["orderId"]?.string else { return ["the answer has no orderId"] }
        let answer = try await connection.send(.get("/orders/\(id)"))
        let order = try JSONValue(parsing: answer.body)
        let total = accepted.minorUnits
        var faults = Self.expect(status: 200, of: answer)
        for (place, value) in [("answer", body["total"]), ("stored order", order["total"])] {
            let units = value?.double.map { ($0 * 100).rounded() }
            if units != Double(total) {
                faults.append(
                    "expected a total of \(total) minor units in the \(place), found "
                        + (value?.text ?? "none")
                )
            }
        }
        if order["paymentStatus"]?.string != "captured" {
            faults.append(
                "expected paymentStatus captured, found \(order["paymentStatus"] ?? .null)"
            )
        }
        if order["status"]?.string != "completed" {
            faults.append("expected status completed, found \(order["status"] ?? .null)")
        }
        return faults
    }

    private func compareRefusal(_ body: JSONValue, limit: Int?) async throws -> [String] {
        var faults: [String] = []
        let errors = body["errors"]?.array
        if errors?.isEmpty ?? true { faults.append("expected entries in errors, found none") }
        if let limit, let count = errors?.count, count > limit {
            faults.append("expected at most \(limit) errors, found \(count)")
        }
        if let id = body["orderId"]?.string {
            let answer = try await connection.send(.get("/orders/\(id)"))
            faults += Self.expect(status: 404, of: answer)
        }
        return faults
    }

    private static func expect(status: Int, of answer: HTTPAnswer) -> [String] {
        answer.status == status ? [] : ["expected status \(status), found \(answer.status)"]
    }

    private static func compare(
        _ before: [String: Int64],
        _ after: [String: Int64],
        expected: [String: Int64]
    ) -> [String] {
        before.keys.sorted().compactMap { id in
            let sold = before[id, default: 0] - after[id, default: 0]
            let wanted = expected[id, default: 0]
            return sold == wanted
                ? nil : "expected stock of \(id) to fall by \(wanted), found \(sold)"
        }
    }
}
