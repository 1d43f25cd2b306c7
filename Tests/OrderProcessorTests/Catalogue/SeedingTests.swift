import OrderProcessor
import Payments
import Tables
import Testing

@Suite(.timeLimit(.minutes(1))) struct SeedingTests {
    @Test func `the catalogue is the contract's`() {
        let expected: [(String, Int64, String, Int64)] = [
            ("prod-1", 79_99, "electronics", 100), ("prod-2", 49_99, "electronics", 100),
            ("prod-3", 129_99, "electronics", 100), ("prod-4", 59_99, "electronics", 100),
            ("prod-5", 34_99, "office", 100), ("prod-6", 12_99, "office", 100),
            ("prod-7", 44_99, "office", 100), ("prod-8", 14_99, "kitchen", 100),
            ("load-1", 9_99, "electronics", 1_000_000), ("load-2", 19_99, "office", 1_000_000),
            ("load-3", 29_99, "kitchen", 1_000_000),
        ]
        #expect(Catalogue.products.count == expected.count)
        for (seed, (id, price, category, stock)) in zip(Catalogue.products, expected) {
            #expect(seed.product.productID == id)
            #expect(seed.product.price.minorUnits == price)
            #expect(seed.product.price.currency == .usd)
            #expect(seed.product.category == category)
            #expect(seed.stock == stock)
        }
    }

    @Test func `a second seed changes nothing`() async throws {
        let shop = try await Shop()
        _ = try await shop.place()
        let report = try await shop.store.seed(Catalogue.products)
        #expect(report.kept == 11 && report.added == 0 && report.reset == 0)
        #expect(try await shop.units("prod-5") == [98, 0, 2])
    }

    @Test func `a reset fills the shelves and forgets nothing`() async throws {
        let shop = try await Shop()
        _ = try await shop.place()
        let report = try await shop.store.seed(Catalogue.products, resetsStock: true)
        #expect(report.reset == 11)
        #expect(try await shop.units("prod-5") == [100, 0, 2])
        #expect(try await shop.audit().violations == [])
    }

    @Test func `bulk products are numbered from 1`() async throws {
        let shop = try await Shop()
        let report = try await shop.store.seed(Catalogue.bulk(120))
        #expect(report.added == 120)
        let first = try await shop.item("PRODUCT#bulk-1", "PRODUCT#bulk-1")
        #expect(first?["price"] == 1)
        #expect(first?["category"] == "office")
        #expect(try await shop.units("bulk-120") == [1_000_000, 0, 0])
        #expect(try await shop.units("bulk-121") == [nil, nil, nil])
        #expect(Catalogue.bulk(-1).isEmpty)
    }
}
