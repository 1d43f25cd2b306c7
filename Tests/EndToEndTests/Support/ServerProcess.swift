import Foundation
import Synchronization

/// A running `orders serve`, on a port of its own and a fresh database.
final class ServerProcess: Sendable {
    /// The port it listens on.
    let port: Int

    /// The database's file.
    let database: TemporaryFile

    private let process: Mutex<Process>
    private let output: TemporaryFile

    private init(
        process: sending Process,
        port: Int,
        database: TemporaryFile,
        output: TemporaryFile
    ) {
        self.process = Mutex(process)
        self.port = port
        self.database = database
        self.output = output
    }

    deinit {
        process.withLock { if $0.isRunning { $0.interrupt() } }
    }

    /// Starts a server and waits for its first line, which names its address.
    ///
    /// - Throws: ``Failure`` with what it said, if it ends instead.
    static func start(
        database: TemporaryFile? = nil,
        arguments: [String] = []
    ) async throws -> ServerProcess {
        let database = try database ?? TemporaryFile(name: "orders.sqlite", contents: nil)
        let errors = try TemporaryFile(name: "errors")
        let process = Process()
        process.executableURL = ProductExecutable.orders.url
        process.arguments =
            ["serve", "--port", "0", "--database", database.path] + arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = try FileHandle(forWritingTo: errors.url)
        try process.run()
        let line = try await firstLine(of: pipe.fileHandleForReading)
        guard let port = line.split(separator: ":").last.flatMap({ Int($0.prefix { $0.isNumber }) })
        else { throw Failure(text: "\(line) \(try errors.text())") }
        return ServerProcess(process: process, port: port, database: database, output: errors)
    }

    /// A server that ended before it was ready, and what it said.
    struct Failure: Error { var text: String }

    /// Asks the server to finish and waits for its end.
    ///
    /// - Returns: Its exit code.
    func stop(signal: Int32 = SIGTERM) async throws -> Int32 {
        try await withCheckedThrowingContinuation { done in
            process.withLock { process in
                process.terminationHandler = { done.resume(returning: $0.terminationStatus) }
                kill(process.processIdentifier, signal)
            }
        }
    }

    /// Asks the server to finish, and waits until it takes no more connections.
    func beginStopping() async {
        process.withLock { _ = kill($0.processIdentifier, SIGTERM) }
        while true {
            do {
                _ = try await TestClient.with(port: port) { try await $0.get("/health") }
            } catch {
                return
            }
        }
    }

    /// How much memory the server holds, in bytes; `nil` where the system does not tell.
    var residentByteCount: Int? {
        #if os(Linux)
        let id = process.withLock(\.processIdentifier)
        guard let text = try? String(contentsOfFile: "/proc/\(id)/statm", encoding: .utf8) else {
            return nil
        }
        let pages = text.split(separator: " ").dropFirst().first.flatMap { Int($0) }
        return pages.map { $0 * Int(getpagesize()) }
        #else
        return nil
        #endif
    }

    /// What the server wrote on standard error so far.
    func log() throws -> String { try output.text() }

    private static func firstLine(of handle: FileHandle) async throws -> String {
        try await withCheckedThrowingContinuation { done in
            let collected = Mutex(Data())
            handle.readabilityHandler = { handle in
                let data = handle.availableData
                let line = collected.withLock { bytes -> String? in
                    bytes.append(data)
                    guard data.isEmpty || bytes.contains(UInt8(ascii: "\n")) else { return nil }
                    return String(decoding: bytes, as: UTF8.self)
                }
                guard let line else { return }
                handle.readabilityHandler = nil
                done.resume(returning: line)
            }
        }
    }
}
