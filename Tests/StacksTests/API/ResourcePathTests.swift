import Stacks
import StatesLanguage
import Testing

@Suite struct ResourcePathTests {
    @Test func `a path is taken apart`() {
        let path: ResourcePath = "/orders/{id}/files/{rest+}"
        #expect(
            path.parts == [
                .literal("orders"), .parameter("id"), .literal("files"), .greedy("rest"),
            ]
        )
        #expect(path.parameterNames == ["id", "rest"])
        #expect(path.description == "/orders/{id}/files/{rest+}")
    }

    @Test func `the root has no parts`() {
        #expect(ResourcePath("/").parts.isEmpty)
    }

    @Test(arguments: [
        "orders", "/orders/", "/a//b", "/{}", "/{a}/{a}", "/{rest+}/more", "/a{b}", "/a b",
        "/{a b}",
    ])
    func `a path that API Gateway refuses is a finding`(text: String) {
        let stack = SampleStack.stack(
            routes: [Route(.get, ResourcePath(text), integration: .function(named: "find"))]
        )
        let codes = stack.diagnostics().map(\.code.rawValue)
        #expect(codes == ["INVALID_NAME"])
    }
}
