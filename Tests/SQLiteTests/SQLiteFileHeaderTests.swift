import Foundation
import SQLite
import Testing

@Suite struct SQLiteFileHeaderTests {
    private let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    @Test func `a database tells its application and version`() throws {
        let path = directory.path("a")
        let connection = try SQLiteConnection(path: path, mode: .create)
        try connection.execute(
            "CREATE TABLE t (i); PRAGMA application_id = 1000000; PRAGMA user_version = 7"
        )
        let header = try #require(try SQLiteFileHeader(path: path))
        #expect(header.applicationID == 1_000_000)
        #expect(header.userVersion == 7)
    }

    @Test func `no file and an empty file have no header`() throws {
        #expect(try SQLiteFileHeader(path: directory.path("none")) == nil)
        try Data().write(to: URL(filePath: directory.path("empty")))
        #expect(try SQLiteFileHeader(path: directory.path("empty")) == nil)
    }

    @Test(arguments: ["short", String(repeating: "no database ", count: 50)])
    func `another kind of file is refused and left alone`(content: String) throws {
        let path = directory.path("other")
        try Data(content.utf8).write(to: URL(filePath: path))
        let error = try #require(throws: SQLiteError.self) { try SQLiteFileHeader(path: path) }
        #expect(error.code == .notADatabase)
        #expect(error.path == path)
        #expect(try directory.names == ["other"])
    }

    @Test func `a directory is refused`() throws {
        let error = try #require(throws: SQLiteError.self) {
            try SQLiteFileHeader(path: directory.path(""))
        }
        #expect(error.code == .cannotOpen)
    }
}
