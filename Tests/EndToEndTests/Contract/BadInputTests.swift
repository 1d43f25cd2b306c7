import JSON
import NIOHTTP1
import Testing

/// Bodies that nobody should send, against a running server.
@Suite(.timeLimit(.minutes(5)))
struct BadInputTests {
    struct Example: Sendable, CustomTestStringConvertible {
        var title: String
        var body: [UInt8]
        var code: String
        var position: String?

        var testDescription: String { title }

        init(_ title: String, _ text: String, _ code: String, at position: String? = nil) {
            self.init(title, bytes: Array(text.utf8), code, at: position)
        }

        init(_ title: String, bytes: [UInt8], _ code: String, at position: String? = nil) {
            self.title = title
            body = bytes
            self.code = code
            self.position = position
        }
    }

    static let examples: [Example] = [
        Example("no body", "", "malformed_json"),
        Example("a body cut off", #"{"customerId":"c""#, "malformed_json", at: "1:18"),
        Example("an unquoted name", "{\n  customerId: 1}", "malformed_json", at: "2:3"),
        Example("a second value", "{} {}", "malformed_json", at: "1:4"),
        Example(
            "100,000 nested arrays",
            String(repeating: "[", count: 100_000),
            "malformed_json"
        ),
        Example(
            "invalid UTF-8",
            bytes: Array(#"{"a":""#.utf8) + [0xFF, 0x22, 0x7D],
            "malformed_json"
        ),
        Example("half a surrogate pair", #"{"a":"\ud800"}"#, "malformed_json"),
        Example("a NUL byte", bytes: Array("{}".utf8) + [0], "malformed_json"),
        Example("a number beyond a double", #"{"items":1e999999}"#, "malformed_json"),
        Example("a repeated member", #"{"a":1,"a":2}"#, "duplicate_member", at: "1:8"),
        Example("an array", "[]", "wrong_type"),
        Example("a text", #""order""#, "wrong_type"),
        Example("null", "null", "wrong_type"),
    ]

    @Test func `a bad body is refused with its place, and nothing is bought`() async throws {
        let server = try await ServerProcess.start()
        try await TestClient.with(port: server.port) { client in
            let before = try await client.get("/products").body
            for example in Self.examples {
                let answer = try await client.send(
                    .POST,
                    "/orders",
                    headers: ["content-type": "application/json"],
                    body: example.body
                )
                let json = try answer.json
                #expect(answer.status == 400, "\(example.title): \(json)")
                #expect(json["status"] == "error", "\(example.title)")
                #expect(json["error"] == "validation_error", "\(example.title): \(json)")
                let error = json["errors"]?[0]
                #expect(error?["code"]?.string == example.code, "\(example.title): \(json)")
                if let position = example.position {
                    let detail = error?["detail"]?.string ?? ""
                    #expect(detail.contains(position), "\(example.title): \(detail)")
                }
            }
            #expect(try await client.get("/products").body == before)
        }
        #expect(try await server.stop() == 0)
    }

    @Test func `a body over the limit of an execution's input is too large`() async throws {
        let server = try await ServerProcess.start()
        let filler = String(repeating: "x", count: 262_144)
        let answer = try await TestClient.with(port: server.port) { client in
            try await client.post("/orders", #"{"customerId":"\#(filler)"}"#)
        }
        #expect(answer.status == 413)
        #expect(try answer.json["error"] == "request_too_large")
        #expect(try await server.stop() == 0)
    }

    @Test func `another content type than JSON is not supported`() async throws {
        let server = try await ServerProcess.start()
        let answer = try await TestClient.with(port: server.port) { client in
            try await client.post("/orders", "<order/>", headers: ["content-type": "text/xml"])
        }
        #expect(answer.status == 415)
        #expect(try answer.json == ["message": "Unsupported Media Type"])
        #expect(try await server.stop() == 0)
    }

    @Test func `2,000 mutated bodies produce no 5xx and leave memory flat and the books in order`()
        async throws
    {
        let server = try await ServerProcess.start()
        let original =
            Array(
                #"{"customerId":"customer-1","paymentMethod":"stripe","items":[{"productId":"prod-1","quantity":1}],"#
                    .utf8
            ) + Array(#""metadata":{"note":"h\u00e9llo"},"simulateDecline":false}"#.utf8)
        var random = Mutator(seed: 20_261_124)
        var memory: [Int?] = []
        try await TestClient.with(port: server.port) { client in
            for number in 0..<2_000 {
                if number % 1_000 == 500 { memory.append(server.residentByteCount) }
                let body = random.mutate(original)
                let answer = try await client.send(
                    .POST,
                    "/orders",
                    headers: ["content-type": "application/json"],
                    body: body
                )
                let text = String(decoding: body, as: UTF8.self)
                #expect((200..<500).contains(answer.status), "\(answer.status) for \(text)")
            }
        }
        if let before = memory.first.flatMap(\.self), let after = memory.last.flatMap(\.self) {
            #expect(after - before < 24 << 20, "\(before) then \(after) bytes")
        }
        _ = try await AuditReading.of(server.database)
        #expect(try await server.stop() == 0)
    }
}

/// Changes bytes at random, the same way for the same seed.
private struct Mutator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    private mutating func draw(below bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % bound
    }

    mutating func mutate(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        let interesting = Array(#"{}[]",:0123456789.eE+-\u0000tfn "#.utf8) + [0, 0xFF, 0xC3, 0x80]
        for _ in 0...draw(below: 4) {
            let place = draw(below: max(1, bytes.count))
            switch draw(below: 4) {
            case 0 where !bytes.isEmpty: bytes.remove(at: place)
            case 1: bytes.insert(interesting[draw(below: interesting.count)], at: place)
            case 2 where !bytes.isEmpty:
                bytes[place] = interesting[draw(below: interesting.count)]
            default:
                let other = draw(below: max(1, bytes.count))
                bytes.insert(contentsOf: bytes[min(place, other)..<max(place, other)], at: place)
            }
        }
        return bytes
    }
}
