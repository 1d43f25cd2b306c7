/// What single modules take, without server and store; one line a figure.
///
///     EXPRESSWAY_SHARED=../shared module-benchmarks
@main
enum ModuleBenchmarks {
    static func main() async throws {
        try await JSONBenchmark.run()
        try await InvocationBenchmark.run()
        try await TransitionBenchmark.run()
    }
}
