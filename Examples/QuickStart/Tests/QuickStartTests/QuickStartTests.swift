import Foundation
import FoundationNetworking
import LocalRuntime
import QuickStart
import Testing

@Test(.timeLimit(.minutes(1))) func `a person is greeted over HTTP`() async throws {
    let runtime = try await QuickStart.runtime(port: 0)
    try await runtime.run { address in
        guard let url = URL(string: address.url + "/greetings") else { fatalError(address.url) }
        var request = URLRequest(url: url)
        request.httpMethod = "POST"
        request.httpBody = Data(#"{"name":"Ada"}"#.utf8)
        request.setValue("application/json", forHTTPHeaderField: "content-type")
        let answer = try? await URLSession.shared.data(for: request).0
        #expect(answer?.starts(with: Data(#"{"text":"Hello, Ada"}"#.utf8)) == true)
        runtime.shutDown()
    }
}
