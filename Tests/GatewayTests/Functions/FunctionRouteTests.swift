import Gateway
import JSON
import Testing

@Suite(.timeLimit(.minutes(1))) struct FunctionRouteTests {
    private func get(_ path: String, headers: [String] = []) async throws -> RawAnswer {
        try await TestServer().serve { try await $0.request("GET", path, headers: headers) }
    }

    @Test func `a function sees the whole request`() async throws {
        let answer = try await get(
            "/prod/greetings/a%20b?category=office&tag=1&tag=2&text=a+b%26c",
            headers: ["X-Trace: 7", "x-many: 1", "x-many: 2", "User-Agent: tester"]
        )
        #expect(answer.status == 200)
        #expect(answer.header("X-Test") == "yes")
        let event = try JSONValue(parsing: answer.body)
        #expect(event["resource"] == "/greetings/{id}")
        #expect(event["path"] == "/greetings/a%20b")
        #expect(event["httpMethod"] == "GET")
        #expect(event["pathParameters"] == ["id": "a b"])
        #expect(
            event["queryStringParameters"] == ["category": "office", "tag": "2", "text": "a b&c"]
        )
        #expect(event["multiValueQueryStringParameters"]?["tag"] == ["1", "2"])
        #expect(event["headers"]?["X-Trace"] == "7")
        #expect(event["headers"]?["Host"] == "localhost")
        #expect(event["multiValueHeaders"]?["x-many"] == ["1", "2"])
        #expect(event["stageVariables"] == ["color": "blue"])
        #expect(event["body"]?.isNull == true)
        #expect(event["isBase64Encoded"] == false)
        let context = event["requestContext"]
        #expect(context?["requestId"]?.string == answer.header("x-amzn-RequestId"))
        #expect(context?["stage"] == "prod")
        #expect(context?["path"] == "/prod/greetings/a%20b")
        #expect(context?["resourcePath"] == "/greetings/{id}")
        #expect(context?["identity"]?["sourceIp"] == "127.0.0.1")
        #expect(context?["identity"]?["userAgent"] == "tester")
        #expect(context?["requestTimeEpoch"]?.integer ?? 0 > 1_600_000_000_000)
    }

    @Test func `parameters that are not there are null`() async throws {
        let event = try JSONValue(parsing: try await get("/search").body)
        #expect(event["pathParameters"]?.isNull == true)
        #expect(event["queryStringParameters"]?.isNull == true)
        #expect(event["multiValueQueryStringParameters"]?.isNull == true)
    }

    @Test(arguments: [3, 100])
    func `repeated parameters are gathered in their order`(count: Int) async throws {
        let pairs = (0..<count).flatMap { ["n\($0)=a", "n0=\($0)"] }
        let answer = try await get("/search?" + pairs.joined(separator: "&"))
        let event = try JSONValue(parsing: answer.body)
        let lists = event["multiValueQueryStringParameters"]?.object
        #expect(lists?.keys.elementsEqual((0..<count).map { "n\($0)" }) == true)
        #expect(lists?["n0"] == JSONValue(["a"] + (0..<count).map { JSONValue("\($0)") }))
        #expect(event["queryStringParameters"]?["n0"] == JSONValue("\(count - 1)"))
        #expect(event["queryStringParameters"]?["n2"] == "a")
    }

    @Test(
        arguments: [
            ["Content-Length: 6\r\n\r\nab", "cd", "ef"],
            ["Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\n", "4\r\ncdef\r\n", "0\r\n\r\n"],
        ]
    )
    func `a body may come in parts`(parts: [String]) async throws {
        let answers = try await TestServer().serve { client in
            try await client.connect { connection in
                try await connection.send("POST /greetings/1 HTTP/1.1\r\nHost: x\r\n")
                for part in parts { try await connection.send(part) }
                let first = try await connection.answer()
                try await connection.send("GET", "/greetings/2")
                return [first, try await connection.answer()]
            }
        }
        #expect(try JSONValue(parsing: answers[0]?.body ?? "")["body"] == "abcdef")
        #expect(try JSONValue(parsing: answers[1]?.body ?? "")["path"] == "/greetings/2")
    }

    @Test func `a body is handed over as text, or as base64 when it is none`() async throws {
        let (text, bytes) = try await TestServer().serve { client in
            try await client.connect { connection in
                try await connection.send("POST", "/greetings/1", body: "plain € text")
                let text = try await connection.answer()
                let head = "POST /greetings/1 HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n"
                try await connection.send(Array(head.utf8) + [0x00, 0xFF])
                return (text, try await connection.answer())
            }
        }
        let first = try JSONValue(parsing: text?.body ?? "")
        #expect(first["body"] == "plain € text")
        let second = try JSONValue(parsing: bytes?.body ?? "")
        #expect(second["body"] == "AP8=")
        #expect(second["isBase64Encoded"] == true)
    }

    @Test func `a status without a body has none`() async throws {
        let answers = try await TestServer().serve { client in
            [
                try await client.request("GET", "/prod/greetings/bare"),
                try await client.request("GET", "/prod/greetings/anna"),
            ]
        }
        #expect(answers[0].status == 204)
        #expect(answers[0].body.isEmpty)
        #expect(answers[1].status == 200)
    }

    @Test func `a function does not name the request or the date`() async throws {
        let answer = try await get("/prod/greetings/presumptuous")
        #expect(answer.status == 200)
        #expect(answer.header("X-Amzn-RequestId")?.count == 36)
        #expect(answer.header("Date")?.hasSuffix("GMT") == true)
    }

    @Test(arguments: ["wrong", "thrown", "unfinished"])
    func `a function that fails is a bad gateway`(id: String) async throws {
        let answer = try await get("/greetings/\(id)")
        #expect(answer.status == 502)
        #expect(answer.body.hasPrefix(#"{"code":"internal","id":""#))
    }

    @Test func `an empty answer is a 200 without a body`() async throws {
        let answer = try await get("/greetings/empty")
        #expect(answer.status == 200)
        #expect(answer.body.isEmpty)
    }

    @Test func `a body may be bytes`() async throws {
        let answer = try await get("/greetings/binary")
        #expect(answer.status == 200)
        #expect(answer.header("Content-Length") == "2")
    }
}
