import Foundation
import FoundationNetworking
import LocalRuntime
import QuickStart
import Testing

@Test(.timeLimit(.minutes(1))) func `a person is greeted over HTTP`() async throws {
    let runtime = try await QuickStart.runtime(port: 0)
    try await runtime.run { address in
        let url = URL(string: "\(address.url)/greetings")
        let body = await #expect(throws: Never.self) { try await post(#"{"name":"Ada"}"#, to: url) }
        #expect(body == #"{"text":"Hello, Ada"}"#)
        runtime.shutDown()
    }
}

private func post(_ body: String, to url: URL?) async throws -> String {
    var request = URLRequest(url: try #require(url))
    request.httpMethod = "POST"
    request.httpBody = Data(body.utf8)
    request.setValue("application/json", forHTTPHeaderField: "content-type")
    return String(decoding: try await URLSession.shared.data(for: request).0, as: UTF8.self)
}
