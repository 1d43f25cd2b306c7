/// The writer's thread: takes what waits, applies it, commits once, answers.
final class WriterThread {
    /// How the database answered a request to begin.
    private enum Beginning {
        case begun
        case locked
        case failed(SQLiteError)
    }

    private let context: any GroupCommitContext
    private let core: WriterCore
    private let connection: SQLiteConnection
    private let begin: SQLiteStatement
    private let commit: SQLiteStatement
    private let rollback: SQLiteStatement
    private let savepoint: SQLiteStatement
    private let release: SQLiteStatement
    private let rollbackToSavepoint: SQLiteStatement

    init(_ context: any GroupCommitContext, core: WriterCore) throws(SQLiteError) {
        self.context = context
        self.core = core
        connection = context.connection
        // The writer waits for locks itself, so that deadlines are kept.
        try connection.setBusyTimeout(.zero)
        begin = try connection.prepare("BEGIN IMMEDIATE")
        commit = try connection.prepare("COMMIT")
        rollback = try connection.prepare("ROLLBACK")
        savepoint = try connection.prepare("SAVEPOINT single")
        release = try connection.prepare("RELEASE single")
        rollbackToSavepoint = try connection.prepare("ROLLBACK TO single")
    }

    /// Works until the writer is closed and nothing waits.
    func run() {
        while core.waitForWork() {
            // Begun before anything is taken: what waits for a lock can still be cancelled.
            switch beginTransaction() {
            case .begun: commitGroup(core.take())
            case .locked:
                core.noteLocked()
                core.waitForLock()
            case .failed(let error): WriterCore.answer(core.take(), with: .database(error))
            }
        }
    }

    private func beginTransaction() -> Beginning {
        connection.abandonTransaction()
        do throws(SQLiteError) {
            try begin.run()
            try context.groupBegan()
            return .begun
        } catch {
            connection.abandonTransaction()
            return error.isBusy ? .locked : .failed(error)
        }
    }

    private func commitGroup(_ group: [PendingWrite]) {
        do throws(SQLiteError) {
            guard !group.isEmpty else { return try rollback.run() }
            if try !applyEach(of: group) {
                try rollback.run()
                context.writesWereUndone()
                try begin.run()
                try context.groupBegan()
                try applyEachUndoably(of: group)
            }
            try commit.run()
            core.noteCommit(of: group.count)
        } catch {
            connection.abandonTransaction()
            context.writesWereUndone()
            for write in group { write.fail(.database(error)) }
        }
        for write in group { write.resume() }
    }

    /// Applies the transactions.
    ///
    /// - Returns: `false` where one failed after it had changed something.
    /// - Throws: Where SQLite gave the whole group up.
    private func applyEach(of group: [PendingWrite]) throws(SQLiteError) -> Bool {
        for write in group {
            let changes = connection.totalChanges
            do throws(SQLiteError) {
                try write.apply(to: context)
            } catch {
                guard connection.isInTransaction else { throw error }
                guard connection.totalChanges == changes else { return false }
            }
        }
        return true
    }

    /// Applies the transactions, each so that it can be undone alone.
    ///
    /// Only where one is known to fail half-way: a savepoint each costs a third more.
    private func applyEachUndoably(
        of group: [PendingWrite]
    ) throws(SQLiteError) {
        for write in group {
            try savepoint.run()
            do throws(SQLiteError) {
                try write.apply(to: context)
            } catch {
                guard connection.isInTransaction else { throw error }
                try rollbackToSavepoint.run()
                context.writesWereUndone()
            }
            try release.run()
        }
    }
}
