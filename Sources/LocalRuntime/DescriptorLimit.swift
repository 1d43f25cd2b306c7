import Gateway

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// How many files and connections the process may have open.
enum DescriptorLimit {
    /// Asks for as many as the system grants, and says how many connections that leaves room for.
    ///
    /// A process that runs out of descriptors cannot even refuse a connection; so it admits no more
    /// than it has descriptors for, and the rest wait in the backlog.
    static func raise() -> Int {
        var limit = rlimit()
        #if canImport(Glibc)
        let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        #else
        let resource = RLIMIT_NOFILE
        #endif
        guard getrlimit(resource, &limit) == 0 else {
            return RuntimeLimits.minimumConnectionCount
        }
        let wanted = rlim_t(GatewayLimits.connectionCount + RuntimeLimits.reservedDescriptorCount)
        if limit.rlim_cur < wanted {
            var raised = limit
            raised.rlim_cur = min(wanted, limit.rlim_max)
            if setrlimit(resource, &raised) == 0 { limit = raised }
        }
        let left = Int(min(limit.rlim_cur, wanted)) - RuntimeLimits.reservedDescriptorCount
        return max(RuntimeLimits.minimumConnectionCount, left)
    }
}
