import Time
import Foundation
import SQLite
import Testing

@Suite(.timeLimit(.minutes(1))) struct GroupCommitWriterTests {
    private let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    private var path: String { directory.path("db") }

    private func makeWriter(queueLength: Int = 1_000) throws -> GroupCommitWriter<Numbers> {
        try GroupCommitWriter(try Numbers(path: path), queueLength: queueLength)
    }

    private func count() throws -> Int64? {
        try SQLiteConnection(path: path, mode: .readOnly).integer("SELECT count(*) FROM t")
    }

    @Test func `a transaction's result comes when its writes are there`() async throws {
        let writer = try makeWriter()
        let total = try await writer.write { numbers throws(SQLiteError) in
            try numbers.insert(1)
            try numbers.insert(2)
            return try numbers.total()
        }
        #expect(total == 3)
        #expect(try count() == 2)
        await writer.close()
    }

    @Test func `transactions that wait share a commit and keep their own results`() async throws {
        let writer = try makeWriter()
        let lock = try OtherProcess(path: path)
        try lock.lock()
        let results = try await withThrowingTaskGroup(of: Int64.self) { group in
            for value in Int64(1)...100 {
                group.addTask {
                    try await writer.write { numbers throws(SQLiteError) in
                        try numbers.insert(value)
                        return value
                    }
                }
            }
            await waitUntil { writer.statistics.lockedCount > 3 }
            try lock.unlock()
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(Set(results) == Set(1...100))
        #expect(try count() == 100)
        let statistics = writer.statistics
        #expect(statistics.transactionCount == 100)
        #expect(statistics.largestGroup > 1)
        #expect(statistics.commitCount < 100)
        await writer.close()
    }

    @Test func `one that fails half-way is undone alone`() async throws {
        let writer = try makeWriter()
        let lock = try OtherProcess(path: path)
        try lock.lock()
        let outcomes = try await withThrowingTaskGroup(of: Bool.self) { group in
            for value in Int64(1)...20 {
                group.addTask {
                    do throws(GroupCommitError) {
                        try await writer.write { numbers throws(SQLiteError) in
                            try numbers.insert(value)
                            // Every fourth one violates the primary key after its first write.
                            if value % 4 == 0 { try numbers.insert(value) }
                        }
                        return true
                    } catch {
                        guard case .database(let error) = error else { throw error }
                        return error.code.primary != .constraint
                    }
                }
            }
            await waitUntil { writer.statistics.lockedCount > 3 }
            try lock.unlock()
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.count { !$0 } == 5)
        #expect(try count() == 15)
        await writer.close()
    }

    @Test func `a full queue throttles at once`() async throws {
        let writer = try makeWriter(queueLength: 3)
        let lock = try OtherProcess(path: path)
        try lock.lock()
        try await withThrowingTaskGroup(of: GroupCommitError?.self) { group in
            for value in Int64(1)...10 {
                group.addTask {
                    do throws(GroupCommitError) {
                        try await writer.write { numbers throws(SQLiteError) in
                            try numbers.insert(value)
                        }
                        return nil
                    } catch {
                        return error
                    }
                }
            }
            // Those that are refused answer while the others still wait.
            for _ in 0..<7 { #expect(try await group.next() == .throttled) }
            try lock.unlock()
            while let error = try await group.next() { #expect(error == nil) }
        }
        #expect(try count() == 3)
        await writer.close()
    }

    @Test func `a deadline that passes in the queue is answered while the lock is held`()
        async throws
    {
        let writer = try makeWriter()
        let lock = try OtherProcess(path: path)
        try lock.lock()
        await #expect(throws: GroupCommitError.deadlineExceeded) {
            let deadline = Instant.now + .milliseconds(60)
            try await writer.write(deadline: deadline) { numbers throws(SQLiteError) in
                try numbers.insert(1)
            }
        }
        try lock.unlock()
        try await writer.write { numbers throws(SQLiteError) in try numbers.insert(2) }
        #expect(try count() == 1)
        await writer.close()
    }

    @Test func `a cancelled caller is taken out of the queue`() async throws {
        let writer = try makeWriter()
        let lock = try OtherProcess(path: path)
        try lock.lock()
        await withTaskGroup(of: GroupCommitError?.self) { group in
            for value in Int64(1)...10 {
                group.addTask {
                    do throws(GroupCommitError) {
                        try await writer.write { numbers throws(SQLiteError) in
                            try numbers.insert(value)
                        }
                        return nil
                    } catch {
                        return error
                    }
                }
            }
            await waitUntil { writer.statistics.lockedCount > 3 }
            group.cancelAll()
            for await error in group { #expect(error == .cancelled) }
        }
        try lock.unlock()
        #expect(try count() == 0)
        await writer.close()
    }

    @Test func `cancelled callers get their result or nothing happened, never something between`()
        async throws
    {
        let writer = try makeWriter()
        let written = try await withThrowingTaskGroup(of: Bool.self) { group in
            for value in Int64(1)...400 {
                group.addTask {
                    do throws(GroupCommitError) {
                        try await writer.write { numbers throws(SQLiteError) in
                            try numbers.insert(value)
                        }
                        return true
                    } catch {
                        guard error == .cancelled else { throw error }
                        return false
                    }
                }
                if value == 200 { await Task.yield() }
            }
            group.cancelAll()
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(try count() == Int64(written))
        await writer.close()
    }

    @Test func `closing finishes what waits and lets nothing more in`() async throws {
        let writer = try makeWriter()
        let lock = try OtherProcess(path: path)
        try lock.lock()
        async let late: Void = writer.write { numbers throws(SQLiteError) in
            try numbers.insert(1)
        }
        await waitUntil { writer.statistics.lockedCount > 1 }
        async let closing: Void = writer.close()
        var refusal = GroupCommitError.deadlineExceeded
        while refusal == .deadlineExceeded {
            do throws(GroupCommitError) {
                let deadline = Instant.now + .milliseconds(20)
                try await writer.write(deadline: deadline) { _ throws(SQLiteError) in }
                Issue.record("expected nothing to be written while the lock is held")
                break
            } catch {
                refusal = error
            }
        }
        #expect(refusal == .closed)
        try lock.unlock()
        try await late
        await closing
        await writer.close()
        #expect(try count() == 1)
    }

    @Test func `a failed commit fails the whole group and leaves nothing`() async throws {
        let writer = try makeWriter()
        await #expect(throws: GroupCommitError.self) {
            try await writer.write { numbers throws(SQLiteError) in
                try numbers.insert(1)
                // Checked when the transaction commits, which then fails.
                try numbers.connection.execute("INSERT INTO child VALUES (99)")
            }
        }
        #expect(try count() == 0)
        try await writer.write { numbers throws(SQLiteError) in try numbers.insert(2) }
        #expect(try count() == 1)
        await writer.close()
    }

    @Test func `a full disk fails the group with a typed error and is survived`() async throws {
        let writer = try makeWriter()
        try await writer.write { numbers throws(SQLiteError) in
            try numbers.connection.execute("PRAGMA max_page_count = 8")
        }
        let error = try await #require(throws: GroupCommitError.self) {
            try await writer.write { numbers throws(SQLiteError) in
                try numbers.connection.execute("INSERT INTO bytes VALUES (zeroblob(100000))")
            }
        }
        guard case .database(let failure) = error else {
            Issue.record("expected a database error but found \(error)")
            return
        }
        #expect(failure.code.primary == .full)
        try await writer.write { numbers throws(SQLiteError) in try numbers.insert(1) }
        #expect(try count() == 1)
        await writer.close()
    }
}

/// A table of distinct numbers, and one whose rows must have a parent when a transaction commits.
private final class Numbers: GroupCommitContext {
    let connection: SQLiteConnection
    private let insertion: SQLiteStatement

    init(path: String) throws(SQLiteError) {
        connection = try SQLiteConnection(path: path, mode: .create)
        try connection.setUpForWriting(.normal)
        try connection.execute(
            """
            PRAGMA foreign_keys = ON;
            CREATE TABLE t (i INTEGER PRIMARY KEY);
            CREATE TABLE bytes (b BLOB);
            CREATE TABLE child (t INTEGER REFERENCES t DEFERRABLE INITIALLY DEFERRED);
            """
        )
        insertion = try connection.prepare("INSERT INTO t VALUES (?)")
    }

    func insert(_ value: Int64) throws(SQLiteError) {
        try insertion.bind(value, at: 1)
        try insertion.run()
    }

    func total() throws(SQLiteError) -> Int64 {
        try connection.integer("SELECT sum(i) FROM t") ?? 0
    }
}

/// A connection that holds the lock as another process would.
///
/// `@unchecked Sendable`: used by one test after another await, never by two threads at once.
private final class OtherProcess: @unchecked Sendable {
    private let connection: SQLiteConnection

    init(path: String) throws { connection = try SQLiteConnection(path: path, mode: .readWrite) }

    func lock() throws { try connection.execute("BEGIN IMMEDIATE") }
    func unlock() throws { try connection.execute("COMMIT") }
}

/// Lets others work until something holds; the suite's time limit ends it if it never does.
private func waitUntil(_ condition: () -> Bool) async {
    while !condition() { await Task.yield() }
}
