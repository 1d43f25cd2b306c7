import FoundationEssentials
import JSON
import JSONata
import Terminal

/// `expressway jsonata --benchmark`: measures the expressions of a folder, one line each.
struct JSONataBenchmark {
    /// The folder of the benchmarks; the paths of their documents start there.
    var folder: String

    /// The dialect of all expressions.
    var dialect: JSONataDialect

    /// Measures every benchmark, in the order of their files' names.
    ///
    /// - Throws: ``CommandError`` if the folder or one of its files cannot be read.
    func run() throws {
        for file in try files() {
            let benchmark = try JSONataBenchmarkCase(file: file, folder: folder, dialect: dialect)
            StandardOutput.write(benchmark.measured().text + "\n")
        }
    }

    /// The benchmarks' files: those whose names begin with a number.
    private func files() throws -> [String] {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: folder)
        } catch {
            throw CommandError("\(folder): expected a folder that can be read")
        }
        let files = names.filter { $0.first?.isNumber == true && $0.hasSuffix(".json") }.sorted()
        guard !files.isEmpty else {
            throw CommandError("\(folder): expected files named like 01-path.json, found none")
        }
        return files
    }
}
