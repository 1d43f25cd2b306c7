import Gateway
import JSON
import Testing

@Suite(.timeLimit(.minutes(1))) struct ExecutionRoutesTests {
    private let path = "/_expressway/executions"

    @Test func `executions are listed, the newest first`() async throws {
        let path = path
        let (all, some, failed, one) = try await TestServer().serve { client in
            for body in [
                #"{"name":"Ann","executionName":"ann-1"}"#,
                #"{"name":"nobody","executionName":"bob-1"}"#,
                #"{"name":"Ann","executionName":"ann-2"}"#,
            ] {
                _ = try await client.request("POST", "/greetings", body: body)
            }
            return (
                try await client.request("GET", path),
                try await client.request("GET", path + "?name=ann-"),
                try await client.request("GET", path + "?failed=true"),
                try await client.request("GET", path + "?limit=1")
            )
        }
        #expect(try names(all) == ["ann-2", "bob-1", "ann-1"])
        #expect(try names(some) == ["ann-2", "ann-1"])
        #expect(try names(failed) == ["bob-1"])
        #expect(try names(one) == ["ann-2"])
    }

    @Test func `one execution is shown with its history`() async throws {
        let path = path
        let (found, missing) = try await TestServer().serve { client in
            let body = #"{"name":"Ann","executionName":"ann-1"}"#
            _ = try await client.request("POST", "/greetings", body: body)
            return (
                try await client.request("GET", path + "/ann-1"),
                try await client.request("GET", path + "/nobody")
            )
        }
        #expect(found.status == 200)
        #expect(found.body.contains("TaskStateEntered"))
        #expect(missing.status == 404)
    }

    @Test(arguments: [
        "Host: example.org", "Host: 127.evil.example",
        "Host: localhost\r\nX-Forwarded-For: 9.9.9.9",
        "Host: localhost\r\nForwarded: for=9.9.9.9",
    ])
    func `a request that was meant for another host finds nothing`(
        headers: String
    ) async throws {
        let path = path
        let answer = try await TestServer().serve { client in
            try await client.connect { connection in
                try await connection.send("GET \(path) HTTP/1.1\r\n\(headers)\r\n\r\n")
                return try await connection.answer()
            }
        }
        #expect(answer?.status == 403)
        #expect(answer?.body == #"{"message":"Missing Authentication Token"}"#)
    }

    @Test(arguments: ["Host: localhost:8080", "Host: 127.0.0.1", "Host: [::1]:8080"])
    func `a request for this machine is answered`(host: String) async throws {
        let path = path
        let answer = try await TestServer().serve { client in
            try await client.connect { connection in
                try await connection.send("GET \(path) HTTP/1.1\r\n\(host)\r\n\r\n")
                return try await connection.answer()
            }
        }
        #expect(answer?.status == 200)
    }

    @Test func `nothing is changed by these routes`() async throws {
        let path = path
        let answer = try await TestServer().serve { try await $0.request("DELETE", path) }
        #expect(answer.status == 403)
    }

    private func names(_ answer: RawAnswer) throws -> [String] {
        let executions = try JSONValue(parsing: answer.body)["executions"]?.array
        return executions?.compactMap { $0["name"]?.string } ?? []
    }
}
