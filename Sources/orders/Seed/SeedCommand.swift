import ArgumentParser
import OrderProcessor
import Terminal
import SQLiteTables

/// `orders seed`: the catalogue.
struct SeedCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "seed",
        abstract: "Puts the catalogue into a database; what is there stays as it is.",
        discussion: """
            --products N adds bulk-1 to bulk-N, for tests and measurements of large orders. \
            --reset also sets the stock of every seeded product back.

            Example: orders seed --products 100
            """
    )

    @Option(help: "The database's file.")
    var database = DatabaseFiles.defaultPath

    @Option(help: "How many bulk products to add (0–100,000).")
    var products = 0

    @Flag(help: "Sets stock back to what was seeded.")
    var reset = false

    func validate() throws {
        guard (0...100_000).contains(products) else {
            throw ValidationError("--products expects 0 to 100,000, found \(products)")
        }
    }

    func run() async throws {
        let files = DatabaseFiles(path: database)
        try files.prepareFolder()
        let table = try files.openTable()
        let report = try await OrderStore(table).seed(
            Catalogue.products + Catalogue.bulk(products),
            resetsStock: reset
        )
        await table.close()
        print("\(report.added) added, \(report.reset) set back, \(report.kept) left as they were")
    }
}
