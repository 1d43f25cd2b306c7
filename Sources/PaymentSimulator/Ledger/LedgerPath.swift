/// Where the books of a simulated processor lie.
public enum LedgerPath {
    /// The path of the ledger beside a database: `.payments` inserted before the suffix.
    ///
    /// `data/orders.sqlite` has its ledger at `data/orders.payments.sqlite`; a name without a
    /// suffix gets `.payments` at its end.
    public static func beside(database path: String) -> String {
        let name = path.utf8.lastIndex(of: UInt8(ascii: "/")).map(path.utf8.index(after:))
        let start = name ?? path.startIndex
        guard let point = path[start...].lastIndex(of: "."), point > start else {
            return path + ".payments"
        }
        return path[..<point] + ".payments" + path[point...]
    }
}
