import LocalRuntime
import NIOCore
import NIOPosix
import Testing

@Suite(.timeLimit(.minutes(1))) struct EventLoopTaskExecutorTests {
    private let loop = MultiThreadedEventLoopGroup.singleton.next()

    private var executor: EventLoopTaskExecutor { EventLoopTaskExecutor(loop: loop) }

    @Test func `a task runs on the loop's thread, and its children too`() async {
        let loop = loop
        await withTaskExecutorPreference(executor) {
            #expect(loop.inEventLoop)
            await withTaskGroup(of: Bool.self) { group in
                for _ in 0..<100 { group.addTask { loop.inEventLoop } }
                for await isOnLoop in group { #expect(isOnLoop) }
            }
            async let child = loop.inEventLoop
            #expect(await child)
        }
    }

    @Test func `what another thread resumes goes on on the loop`() async {
        let loop = loop
        let elsewhere = NIOThreadPool.singleton
        await withTaskExecutorPreference(executor) {
            for _ in 0..<50 {
                await withCheckedContinuation { continuation in
                    elsewhere.submit { _ in continuation.resume() }
                }
                #expect(loop.inEventLoop)
            }
        }
    }

    @Test func `a batch that another thread resumes is resumed whole`() async {
        let (loop, elsewhere) = (loop, NIOThreadPool.singleton)
        let count = await withTaskExecutorPreference(executor) {
            await withTaskGroup(of: Int.self) { group in
                for _ in 0..<200 {
                    group.addTask {
                        await withCheckedContinuation { continuation in
                            elsewhere.submit { _ in continuation.resume() }
                        }
                        return loop.inEventLoop ? 1 : 0
                    }
                }
                return await group.reduce(0, +)
            }
        }
        #expect(count == 200)
    }

    @Test func `jobs that enqueue jobs come to an end`() async {
        let sum = await withTaskExecutorPreference(executor) {
            var sum = 0
            for number in 0..<1_000 {
                await Task.yield()
                sum += number
            }
            return sum
        }
        #expect(sum == 499_500)
    }
}
