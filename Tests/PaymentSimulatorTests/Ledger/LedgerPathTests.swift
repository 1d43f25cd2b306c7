import PaymentSimulator
import Testing

@Suite struct LedgerPathTests {
    @Test(arguments: [
        ("orders.sqlite", "orders.payments.sqlite"),
        ("data/my.orders.db", "data/my.orders.payments.db"),
        ("orders", "orders.payments"),
        ("a.b/orders", "a.b/orders.payments"),
        (".expressway/orders.sqlite", ".expressway/orders.payments.sqlite"),
        ("data/.hidden", "data/.hidden.payments"),
        ("/tmp/ä.sqlite", "/tmp/ä.payments.sqlite"),
    ])
    func `the ledger lies beside its database`(database: String, ledger: String) {
        #expect(LedgerPath.beside(database: database) == ledger)
    }
}
