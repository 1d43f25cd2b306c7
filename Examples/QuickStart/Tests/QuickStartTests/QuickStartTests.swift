import Foundation
import FoundationNetworking
import LocalRuntime
import QuickStart
import Testing

@Test(.timeLimit(.minutes(1))) func `a person is greeted over HTTP`() async throws {
    let runtime = try await QuickStart.runtime(port: 0)
    try await runtime.run { address in
        let answer = await #expect(throws: Never.self) {
            var request = URLRequest(url: try #require(URL(string: "\(address.url)/greetings")))
            request.httpMethod = "POST"
            request.httpBody = Data(#"{"name":"Ada"}"#.utf8)
            request.setValue("application/json", forHTTPHeaderField: "content-type")
            return try await URLSession.shared.data(for: request).0
        }
        #expect(answer == Data(#"{"text":"Hello, Ada"}"#.utf8))
        runtime.shutDown()
    }
}
