import ExpressWorkflows
import Functions
import HTTPTypes
import Hummingbird
import JSON
import LocalFunctions
import LocalRuntime
import Logging
import NIOCore
import NIOPosix
import OrderProcessor
import PaymentSimulator
import Payments
import SQLiteTables
import Tables
import Terminal

/// `POST /orders` as one Hummingbird route, written by hand: what the workflow is measured against.
///
/// The same functions on the same table store, on one event loop that is also the task executor; no
/// workflow, no templates, no recorder.
///
///     hand-written-orders PORT DATABASE
@main
enum HandWrittenOrders {
    /// The largest body that is read, in bytes.
    private static let bodyByteLimit = 262_144

    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 3, let port = Int(arguments[1]) else {
            throw Usage()
        }
        let store = try SQLiteTableStore(path: arguments[2], schemas: [OrderTable.schema])
        let simulator = try PaymentSimulator.open(path: LedgerPath.beside(database: arguments[2]))
        let loops = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let flow = HandWrittenFlow(try await calls(store, simulator))
        try await withTaskExecutorPreference(EventLoopTaskExecutor(loop: loops.next())) {
            try await application(flow, port: port, on: loops).runService()
        }
        await store.close()
        await simulator.close()
        try await loops.shutdownGracefully()
    }

    struct Usage: Error, CustomStringConvertible {
        let description = "usage: hand-written-orders PORT DATABASE"
    }

    private static func calls(
        _ table: SQLiteTableStore,
        _ simulator: PaymentSimulator
    ) async throws -> OrderCalls {
        let store = OrderStore(table)
        _ = try await store.seed(Catalogue.products)
        try await store.pair(withLedger: try await simulator.pairingID())
        return try OrderCalls(
            LocalInvoker(
                OrderFunctions.bindings(
                    store: store,
                    processors: PaymentProcessors(simulator),
                    confirmations: RecentConfirmations(),
                    metrics: OrderMetrics()
                )
            )
        )
    }

    private static func application(
        _ flow: HandWrittenFlow,
        port: Int,
        on loops: MultiThreadedEventLoopGroup
    ) -> some ApplicationProtocol {
        let router = Router()
        router.post("orders") { request, _ in
            response(try await answer(to: request, by: flow))
        }
        router.get("health") { _, _ in HTTPResponse.Status.ok }
        return Application(
            router: router,
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: port)),
            onServerRunning: { channel in
                let port = channel.localAddress?.port ?? 0
                StandardOutput.write("Taking orders at http://127.0.0.1:\(port)\n")
            },
            eventLoopGroupProvider: .shared(loops),
            logger: Logger(label: "orders") { _ in SwiftLogNoOpLogHandler() }
        )
    }

    private static func answer(
        to request: Request,
        by flow: HandWrittenFlow
    ) async throws -> OrderAnswer {
        let buffer = try await request.body.collect(upTo: bodyByteLimit)
        let body: JSONValue
        do throws(JSONSyntaxError) {
            body = try JSONValue(
                parsing: Array(buffer.readableBytesView),
                options: JSONParsingOptions(duplicateMembers: .report)
            )
        } catch {
            if case .duplicateMember = error.reason {
                let message = "The body has the same member twice"
                return .unreadable("duplicate_member", message, "\(error)")
            }
            return .unreadable("malformed_json", "The body is not JSON", "\(error)")
        }
        guard body.object != nil else {
            let detail = "expected object but found \(body.kind)"
            return .unreadable("wrong_type", "The body is not an object", detail)
        }
        return await flow.place(body)
    }

    private static func response(_ answer: OrderAnswer) -> Response {
        var bytes: [UInt8] = []
        answer.body.write(to: &bytes)
        var headers: HTTPFields = [.contentType: "application/json"]
        if answer.status == 503 { headers[.retryAfter] = "1" }
        return Response(
            status: HTTPResponse.Status(code: answer.status),
            headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
        )
    }
}
