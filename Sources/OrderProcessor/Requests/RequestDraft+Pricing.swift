import JSON
import Payments
import Tables

extension RequestDraft {
    /// The products that are to be looked up, each once.
    var productIDs: [String] {
        var seen: Set<String> = []
        return lines.compactMap(\.lookedUpID).filter { seen.insert($0).inserted }
    }

    /// What the request buys, by the catalogue, or everything that is wrong with it.
    ///
    /// - Parameter catalogue: The products with ``productIDs``, in their order.
    /// - Returns: Either an order or faults.
    func priced(by catalogue: [Product?]) -> Pricing {
        var pricing = Pricing(products: [:])
        for case (let id, let product?) in zip(productIDs, catalogue) {
            pricing.products[id] = product
        }
        pricing.faults = headFaults
        for line in lines { pricing.add(line) }
        pricing.checkTotals()
        pricing.faults += tailFaults
        return pricing
    }
}

/// Merges lines and adds prices up.
struct Pricing {
    var products: [String: Product]
    var faults: [RequestFault] = []
    private var merged: [Merged] = []
    private var places: [String: Int] = [:]
    private var total: Money?

    /// The lines of one product.
    private struct Merged {
        let product: Product
        let firstLine: Int
        var quantity: Int64
        var subtotal: Money?
    }

    init(products: [String: Product]) { self.products = products }

    /// The order, if nothing is wrong.
    var order: PricedOrder? {
        guard faults.isEmpty, let total else { return nil }
        let items = merged.map { line in
            OrderLine(
                productID: line.product.productID,
                name: line.product.name,
                price: line.product.price,
                quantity: line.quantity,
                subtotal: line.subtotal ?? .zero(total.currency)
            )
        }
        return PricedOrder(items: items, firstLines: merged.map(\.firstLine), total: total)
    }

    mutating func add(_ line: DraftLine) {
        faults += line.faults
        guard let productID = line.productID else { return }
        guard let product = products[productID] else {
            let detail = "expected a product of the catalogue"
            faults.append(RequestFault(line.pointer("productId"), .unknownProduct, detail))
            return
        }
        if let price = line.price, !product.price.equals(price) {
            let detail = "expected the catalogue's price, \(product.price.decimal)"
            faults.append(RequestFault(line.pointer("price"), .priceMismatch, detail))
        }
        guard let quantity = line.quantity else { return }
        if let place = places[productID] {
            // At most a hundred lines of at most 9,999 units: this cannot overflow.
            merged[place].quantity += quantity
        } else {
            places[productID] = merged.count
            merged.append(Merged(product: product, firstLine: line.index, quantity: quantity))
        }
    }

    mutating func checkTotals() {
        for index in merged.indices {
            let line = merged[index]
            guard OrderLimits.quantity.contains(line.quantity) else {
                let limit = OrderLimits.quantity.upperBound
                let detail =
                    "expected at most \(limit) units of \(line.product.productID),"
                    + " but its lines add up to \(line.quantity)"
                report("/items/\(line.firstLine)/quantity", detail)
                continue
            }
            do throws(MoneyError) {
                let subtotal = try line.product.price.multiplied(by: line.quantity)
                let sum = try total.map { sum throws(MoneyError) in try sum.adding(subtotal) }
                merged[index].subtotal = subtotal
                total = sum ?? subtotal
            } catch .currencyMismatch(let expected, let found) {
                let detail = "expected a product sold in \(expected), but found one in \(found)"
                report("/items/\(line.firstLine)/productId", detail)
            } catch {
                return report("/items", "expected a total within the limits of an order")
            }
        }
        if let total, total.minorUnits > OrderLimits.totalMinorUnits {
            report("/items", "expected a total within the limits of an order")
        }
    }

    private mutating func report(_ pointer: String, _ detail: String) {
        faults.append(RequestFault(pointer, .outOfRange, detail))
    }
}

extension DraftLine {
    /// The product, if its identifier can be a key.
    fileprivate var lookedUpID: String? {
        guard let productID, (1...OrderLimits.productIDByteCount).contains(productID.utf8.count)
        else { return nil }
        return productID
    }
}

extension Money {
    /// Whether a JSON number is this amount in major units, exactly.
    fileprivate func equals(_ number: JSONValue) -> Bool {
        Money(majorUnits: number, currency: currency) == self
    }
}
