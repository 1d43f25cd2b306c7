#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The operating system's wall clock.
enum SystemClock {
    /// Milliseconds since 1970.
    static var currentTimeMilliseconds: Int64 {
        var time = timespec()
        // The call fails only for a clock that does not exist; then the time stays 1970.
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }
}
