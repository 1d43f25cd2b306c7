import FoundationEssentials
import OrderProcessor
import PaymentSimulator
import SQLiteTables
import Terminal

/// The database that `--database` names, and the payment ledger beside it.
struct DatabaseFiles: Sendable, Hashable {
    /// What `--database` is when nothing is said.
    static let defaultPath = ".expressway/orders.sqlite"

    /// The name that stands for no file at all.
    static let memory = ":memory:"

    /// The database's path.
    var path: String

    /// The ledger's path.
    var ledgerPath: String { LedgerPath.beside(database: path) }

    /// Whether everything is kept in memory, and gone when the process ends.
    var isInMemory: Bool { path == Self.memory }

    /// Makes the folder of the default database; any other folder must exist.
    ///
    /// - Throws: ``CommandError`` that names the folder.
    func prepareFolder() throws {
        guard path == Self.defaultPath else { return }
        let folder = ".expressway"
        do {
            try FileManager.default.createDirectory(
                atPath: folder,
                withIntermediateDirectories: true
            )
        } catch {
            throw CommandError("\(folder): expected a folder that can be written: \(error)")
        }
    }

    /// Opens the table for reading and writing.
    ///
    /// - Throws: ``CommandError`` that names the file.
    func openTable() throws -> SQLiteTableStore {
        do {
            return try SQLiteTableStore(path: path, schemas: [OrderTable.schema])
        } catch {
            throw CommandError("\(path): \(error)")
        }
    }
}
