import Functions
import Gateway
import JSON
import StatesLanguage
import Stacks
import Testing

@Suite(.timeLimit(.minutes(1))) struct StateMachineRouteTests {
    private func post(
        _ body: String?,
        to server: TestServer = TestServer(),
        headers: [String] = []
    ) async throws -> RawAnswer {
        try await server.serve {
            try await $0.request("POST", "/greetings", body: body, headers: headers)
        }
    }

    @Test(arguments: ["Ann", "O'Hara", "\\\"quoted\\\"", "€ 😀", "back\\\\slash", "a\\nb"])
    func `a body becomes an execution's input, its output the answer`(name: String) async throws {
        let answer = try await post(#"{"name":"\#(name)"}"#)
        #expect(answer.status == 200)
        let expected = try JSONValue(parsing: #"{"greeting":"Hello \#(name)"}"#)
        #expect(try JSONValue(parsing: answer.body) == expected)
        #expect(answer.header("Content-Type") == "application/json")
    }

    @Test func `a template overrides the status`() async throws {
        let answer = try await post("{}")
        #expect(answer.status == 400)
        #expect(try JSONValue(parsing: answer.body) == ["error": "no_name"])
    }

    @Test func `a failed execution is no success, and leaves one line in the log`() async throws {
        let server = TestServer()
        let answer = try await post(
            #"{"name":"nobody","executionName":"visit-1"}"#,
            to: server
        )
        #expect(answer.status == 500)
        #expect(try JSONValue(parsing: answer.body) == ["error": "failed"])
        #expect(answer.header("Retry-After") == "7")
        #expect(server.log.lines.count == 1)
        let line = server.log.lines.first
        #expect(line?["request.id"] == answer.header("x-amzn-RequestId"))
        #expect(line?["execution.name"] == "visit-1")
        #expect(line?["execution.status"] == "FAILED")
        #expect(line?["state.name"] == "Greet")
        #expect(line?["error.name"] == "NobodyThere")
        #expect(line?["error.cause"]?.contains("4242") == false)
        #expect(line?["error.cause"]?.contains("errorType") == true)
    }

    @Test func `a timed-out execution is no success`() async throws {
        var server = TestServer()
        server.clock = LeapingClock()
        server.stack.stateMachines[0].definition = StateMachine(
            startAt: "Wait",
            states: [.wait(WaitState("Wait", .seconds(60)))],
            timeoutSeconds: 20
        )
        let answer = try await post(#"{"name":"Ann"}"#, to: server)
        #expect(answer.status == 504)
        #expect(try JSONValue(parsing: answer.body) == ["error": "timed_out"])
        #expect(server.log.lines.first?["execution.status"] == "TIMED_OUT")
    }

    @Test func `a call that starts no execution is answered by its pattern`() async throws {
        let answer = try await post(#"{"name":"Ann","executionName":"a:b"}"#)
        #expect(answer.status == 422)
        #expect(answer.body == #"{"refused":"InvalidName"}"#)
    }

    @Test(arguments: [
        (#""input":"nonsense""#, "InvalidExecutionInput"),
        (#""input":{}"#, "ValidationException"),
        (#""stateMachineArn":null"#, "ValidationException"),
        (#""stateMachineArn":"arn:other""#, "StateMachineDoesNotExist"),
        (#""input""#, "SerializationException"),
    ])
    func `a call that Step Functions would refuse is refused`(
        members: String,
        code: String
    ) async throws {
        guard case .stateMachine(var integration) = TestStack.greetings else { return }
        integration.requestTemplates = [
            TypedTemplate(
                "application/json",
                #"{"stateMachineArn":"\#(arnOf: .stateMachine("greeting"))",\#(members)}"#
            )
        ]
        var server = TestServer()
        server.stack.api?.routes = [
            Route(.post, "/greetings", integration: .stateMachine(integration))
        ]
        let answer = try await post("{}", to: server)
        #expect(answer.status == 422)
        #expect(answer.body == #"{"refused":"\#(code)"}"#)
    }

    @Test(arguments: [
        ("{\"a\": 1,\n \"b\" }", "2:6"), ("", "1:1"), ("nonsense", "1:1"),
        (#"{"a":1e400}"#, "1:6"), ("{\"a\":\"\u{1}\"}", "1:7"),
        (#"{"a":"\ud800"}"#, "1:7"), (String(repeating: "[", count: 100_000), "1:513"),
    ])
    func `a body that is no JSON is refused with its place`(
        body: String,
        place: String
    ) async throws {
        let answer = try await post(body)
        #expect(answer.status == 400)
        let value = try JSONValue(parsing: answer.body)
        #expect(value["code"] == "malformed")
        #expect(value["detail"]?.string?.contains(place) == true, "\(value)")
        #expect(answer.header("x-amzn-ErrorType") == "BadRequestException")
    }

    @Test func `bytes that are no UTF-8 are refused`() async throws {
        let answer = try await TestServer().serve { client in
            try await client.connect { connection in
                let head = "POST /greetings HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n"
                try await connection.send(Array(head.utf8) + Array(#"{"a":""#.utf8) + [0xFF])
                try await connection.send(#""}"#)
                return try await connection.answer()
            }
        }
        #expect(answer?.status == 400)
        #expect(answer?.body.contains("malformed") == true)
    }

    @Test func `a repeated member is refused with its place`() async throws {
        let answer = try await post(#"{"name":"a","name":"b"}"#)
        #expect(answer.status == 400)
        let value = try JSONValue(parsing: answer.body)
        #expect(value["code"] == "duplicate")
        #expect(value["detail"]?.string?.contains("1:13") == true)
    }

    @Test(arguments: ["[]", "null", "\"text\"", "1"])
    func `a body that does not fit the model is refused`(body: String) async throws {
        let answer = try await post(body)
        #expect(answer.status == 400)
        #expect(answer.body == #"{"code":"body","message":"Invalid request body"}"#)
    }

    @Test(arguments: ["application/json", "application/json; charset=utf-8", "Application/JSON"])
    func `the content type may have parameters and capitals`(type: String) async throws {
        let answer = try await post(#"{"name":"Ann"}"#, headers: ["Content-Type: \(type)"])
        #expect(answer.status == 200)
    }

    @Test(arguments: ["text/plain", "application/xml", "application/x-www-form-urlencoded"])
    func `another content type is refused`(type: String) async throws {
        let answer = try await post("{}", headers: ["Content-Type: \(type)"])
        #expect(answer.status == 415)
        #expect(answer.body == #"{"message":"Unsupported Media Type"}"#)
    }

    @Test func `a template that fails is the API's fault`() async throws {
        var server = TestServer()
        server.stack.api?.routes = [
            Route(
                .post,
                "/greetings",
                integration: .stateMachine(
                    StateMachineIntegration(
                        stateMachine: "greeting",
                        requestTemplates: [
                            TypedTemplate("application/json", "$util.parseJson('{')")
                        ],
                        responses: [IntegrationResponse(status: 200)]
                    )
                )
            )
        ]
        let answer = try await post("{}", to: server)
        #expect(answer.status == 500)
        #expect(answer.body.hasPrefix(#"{"code":"internal","id":""#))
        #expect(server.log.lines.first?["message"] == "A mapping template failed")
    }

    @Test func `the ready-made templates answer with the output`() async throws {
        var server = TestServer()
        server.stack.api?.routes = [
            Route(.post, "/greetings", integration: .startSyncExecution(of: "greeting"))
        ]
        let good = try await post(#"{"name":"O'Hara"}"#, to: server)
        #expect(good.status == 200)
        #expect(try JSONValue(parsing: good.body) == ["greeting": "Hello O'Hara"])
        let bad = try await post(#"{"name":"nobody"}"#, to: server)
        #expect(bad.status == 500)
        #expect(try JSONValue(parsing: bad.body) == ["message": "Internal server error"])
    }
}
