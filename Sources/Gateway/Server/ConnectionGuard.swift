import HTTPTypes
import NIOCore
import NIOHTTPTypes
import Time

/// Closes connections whose clients keep the gateway waiting, or send what nobody wants.
///
/// One timer a connection, set again only when it fires: a request costs no timer. It also gives an
/// identifier to those answers that the server makes without the gateway, to heads it can't parse.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private var state: ConnectionStateMachine
    private var timer: Scheduled<Void>?
    private let makeRequestID: () -> String

    init(limits: ConnectionStateMachine.Limits, makeRequestID: @escaping () -> String) {
        state = ConnectionStateMachine(limits: limits, now: .now)
        self.makeRequestID = makeRequestID
    }

    func handlerAdded(context: ChannelHandlerContext) {
        setTimer(after: state.shortestTime, context)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        timer?.cancel()
        timer = nil
    }

    func channelInactive(context: ChannelHandlerContext) {
        timer?.cancel()
        timer = nil
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head:
            state.headCame(now: .now)
        case .body(let buffer):
            if state.bodyCame(byteCount: buffer.readableBytes) == .close {
                context.close(promise: nil)
                return
            }
        case .end:
            state.requestEnded(now: .now)
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head(let head) where head.status.kind == .informational:
            context.write(data, promise: promise)
        case .head(var head):
            state.answerBegins(now: .now)
            if head.headerFields.contains(.amazonRequestID) {
                context.write(data, promise: promise)
            } else {
                head.headerFields[.amazonRequestID] = makeRequestID()
                context.write(wrapOutboundOut(.head(head)), promise: promise)
            }
        case .body:
            context.write(data, promise: promise)
        case .end:
            context.write(data, promise: promise)
            state.answerEnded()
            // What little may lie in the buffer of a connection that stays writable counts as taken:
            // it is bounded, and the next time limit begins.
            if context.channel.isWritable { state.answerTaken(now: .now) }
        }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable { state.answerTaken(now: .now) }
        context.fireChannelWritabilityChanged()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is ChannelShouldQuiesceEvent {
            timer?.cancel()
            setTimer(after: state.serverStops(now: .now), context)
        }
        context.fireUserInboundEventTriggered(event)
    }

    private func setTimer(after time: Duration, _ context: ChannelHandlerContext) {
        timer = context.eventLoop.assumeIsolated().scheduleTask(in: TimeAmount(time)) { [self] in
            let now = Instant.now
            switch state.timerFired(now: now) {
            case .sleep(let deadline): setTimer(after: now.duration(to: deadline), context)
            case .sleepAgain: setTimer(after: state.shortestTime, context)
            case .close: context.close(promise: nil)
            }
        }
    }
}

@available(*, unavailable)
extension ConnectionGuard: Sendable {}
