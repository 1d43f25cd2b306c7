import Foundation

/// An executable of this package, as it was built beside the tests.
struct ProductExecutable {
    /// What a finished command left.
    struct Outcome {
        /// Its exit code.
        var status: Int32

        /// What it wrote on standard output.
        var output: String

        /// What it wrote on standard error.
        var errors: String
    }

    /// The product's name, such as `orders`.
    var name: String

    static let orders = ProductExecutable(name: "orders")
    static let expressway = ProductExecutable(name: "expressway")

    /// The file; tests and executables lie in one folder.
    var url: URL {
        let tests = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        return tests.deletingLastPathComponent().appendingPathComponent(name)
    }

    /// Runs the command to its end.
    func run(_ arguments: [String], input: String = "") async throws -> Outcome {
        let process = Process()
        process.executableURL = url
        process.arguments = arguments
        let output = try TemporaryFile(name: "output")
        let errors = try TemporaryFile(name: "errors")
        let standardInput = try TemporaryFile(name: "input", contents: input)
        process.standardOutput = try FileHandle(forWritingTo: output.url)
        process.standardError = try FileHandle(forWritingTo: errors.url)
        process.standardInput = try FileHandle(forReadingFrom: standardInput.url)
        try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
            process.terminationHandler = { _ in done.resume() }
            do { try process.run() } catch { done.resume(throwing: error) }
        }
        return Outcome(
            status: process.terminationStatus,
            output: try output.text(),
            errors: try errors.text()
        )
    }
}
