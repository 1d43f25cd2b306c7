import SQLiteTables
import Stacks
import Tables
import Time

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The store of a runtime's tables.
struct RuntimeStore: Sendable {
    let tables: any TableStore

    private let file: SQLiteTableStore?

    /// The table whose first item is read to see whether the store answers; `nil` without tables.
    private let probedTable: TableName?

    /// Opens the store, and makes its file, its directory and its tables where they lack.
    init(
        _ database: LocalRuntime.Configuration.Database,
        tables declarations: [TableDeclaration]
    ) throws(LocalRuntimeError) {
        let schemas = declarations.map(TableSchema.init(_:))
        probedTable = schemas.first?.name
        switch database {
        case .memory:
            do throws(TableError) {
                tables = try InMemoryTableStore(schemas)
                file = nil
            } catch {
                throw .tables(reason: error.errorMessage)
            }
        case .file(let path):
            try Self.makeDirectory(of: path)
            do throws(SQLiteTableStoreError) {
                let store = try SQLiteTableStore(path: path, schemas: schemas)
                tables = store
                file = store
            } catch {
                throw .database(error)
            }
        }
    }

    /// Whether the store answers a read in time.
    func answers(within time: Duration) async -> Bool {
        guard let probedTable else { return true }
        do throws(TableError) {
            _ = try await tables.scan(Scan(probedTable, limit: 1), deadline: .now + time)
            return true
        } catch {
            return false
        }
    }

    /// Finishes what was begun, and closes the file.
    func close() async {
        await file?.close()
    }

    /// Makes the directory that a file is to lie in; those above it must be there.
    private static func makeDirectory(of path: String) throws(LocalRuntimeError) {
        guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else { return }
        let directory = String(path[..<slash])
        guard mkdir(directory, 0o755) != 0, errno != EEXIST else { return }
        throw .directory(path: directory, reason: String(cString: strerror(errno)))
    }
}
