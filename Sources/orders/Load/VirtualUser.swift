import NIOCore
import NIOHTTP1
import NIOPosix

/// One looping user: posts an order, looks at the answer, pauses, begins again.
///
/// Confined to the event loop of its session.
final class VirtualUser {
    private let number: Int
    private unowned let session: LoadSession
    private var handler: HTTPExchangeHandler?
    private var loop = 0
    private var leaving = false

    init(number: Int, session: LoadSession) {
        self.number = number
        self.session = session
    }

    /// Lets the user finish what it does and then go.
    func leave() { leaving = true }

    /// Connects and begins to post orders.
    func start() {
        let eventLoop = session.eventLoop
        let user = NIOLoopBound(self, eventLoop: eventLoop)
        let address = session.address
        ClientBootstrap(group: eventLoop)
            .connectTimeout(HTTPConnection.connectTimeout)
            .channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHTTPClientHandlers()
                    let handler = HTTPExchangeHandler(address: address)
                    user.value.handler = handler
                    try channel.pipeline.syncOperations.addHandler(handler)
                }
            }
            .connect(host: address.host, port: address.port)
            .whenComplete { result in
                switch result {
                case .success: user.value.post()
                case .failure(let error): user.value.lost(error)
                }
            }
    }

    private func post() {
        guard !leaving, let handler else { return goodbye() }
        let product = session.draw(below: LoadOrder.products.count)
        let method = session.draw(below: LoadOrder.methods.count)
        let body = LoadOrder.body(user: number, loop: loop, product: product, method: method)
        let begin = NIODeadline.now()
        loop += 1
        handler.send(.post("/orders", body)) { [self] result in
            switch result {
            case .success(let answer):
                let microseconds = (NIODeadline.now() - begin).nanoseconds / 1_000
                session.tally.record(
                    LoadVerdict(answer),
                    product: product,
                    microseconds: microseconds
                )
                pause()
            case .failure(let error):
                lost(error)
            }
        }
    }

    private func pause() {
        guard !leaving else { return goodbye() }
        guard session.pause > .zero else {
            // Not within the call that delivered the answer: a long chain would grow the stack.
            return session.eventLoop.assumeIsolated().execute { self.post() }
        }
        session.eventLoop.assumeIsolated().scheduleTask(in: session.pause) { self.post() }
    }

    private func lost(_ error: any Error) {
        session.tally.recordLoss("no answer: \(error)")
        guard !leaving else { return goodbye() }
        session.eventLoop.assumeIsolated().scheduleTask(in: .milliseconds(100)) { self.start() }
    }

    private func goodbye() {
        handler?.disconnect()
        handler = nil
        session.left(number)
    }
}
