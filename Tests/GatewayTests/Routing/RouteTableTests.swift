import Gateway
import Stacks
import Testing

@Suite struct RouteTableTests {
    private let table = RouteTable(
        RESTAPI(
            name: "api",
            routes: [
                ("/", RouteMethod.get), ("/orders", .post), ("/orders/{id}", .get),
                ("/orders/latest", .get), ("/orders/{id}/lines", .get), ("/files/{path+}", .get),
                ("/{any}/special", .get), ("/a b", .get),
            ].map { path, method in
                Route(method, ResourcePath(path), integration: .health(HealthIntegration()))
            }
        )
    )

    private func match(_ method: String, _ path: String) -> RouteTable.Match? {
        table.match(method: method, path: path[...])
    }

    @Test(arguments: [
        ("GET", "/", 0, []), ("POST", "/orders", 1, []), ("GET", "/orders/7", 2, ["7"]),
        ("GET", "/orders/latest", 3, []), ("GET", "/orders/7/lines", 4, ["7"]),
        ("GET", "/files/a/b.txt", 5, ["a/b.txt"]), ("GET", "/x/special", 6, ["x"]),
        ("GET", "/orders/latest/lines", 4, ["latest"]), ("GET", "/a%20b", 7, []),
    ])
    func `a path finds its route`(method: String, path: String, route: Int, values: [String]) {
        let found = match(method, path)
        #expect(found?.route == route)
        #expect(found?.values == values)
    }

    @Test(arguments: [
        ("POST", "/prod/orders", 1, "/orders"), ("GET", "/prod", 0, "/"),
        ("GET", "/prod/orders/7", 2, "/orders/7"), ("GET", "/orders/7", 2, "/orders/7"),
    ])
    func `a stage in front is accepted and taken off`(
        method: String,
        path: String,
        route: Int,
        rest: Substring
    ) {
        #expect(match(method, path)?.route == route)
        #expect(match(method, path)?.path == rest)
    }

    @Test(arguments: [
        ("GET", "/orders"), ("DELETE", "/orders/7"), ("GET", "/orders/"), ("GET", "//orders/7"),
        ("GET", "/nothing"), ("GET", "orders/7"), ("GET", ""), ("get", "/orders/7"),
        ("GET", "/test/orders/7/lines/8"), ("GET", "/prod/prod"), ("GET", "*"),
    ])
    func `what no route takes is not found`(method: String, path: String) {
        #expect(match(method, path) == nil)
    }

    @Test(arguments: [
        ("/orders/a%20b", "a b"), ("/orders/%E2%82%AC", "€"), ("/orders/a%2Fb", "a/b"),
        ("/orders/%", "%"), ("/orders/%zz", "%zz"), ("/orders/%ff", "%ff"),
        ("/orders/a+b", "a+b"), ("/orders/%252e", "%2e"),
    ])
    func `parameters are percent-decoded once`(path: String, value: String) {
        #expect(match("GET", path)?.values == [value])
    }

    @Test func `a path of very many parts is not looked at`() {
        let path = "/files" + String(repeating: "/x", count: 10_000)
        #expect(match("GET", path) == nil)
    }
}
