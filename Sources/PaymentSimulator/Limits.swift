/// The bounds of the simulator.
enum Limits {
    /// The most operations that a fault may hold back for later execution.
    static let heldBackOperations = 10_000

    /// How many payments the ledger's writer remembers.
    static let rememberedPayments = 1_024

    /// The longest credential that is looked at, in bytes.
    static let credentialByteCount = 65_536
}
