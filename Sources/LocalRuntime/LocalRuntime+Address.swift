import NIOCore

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

extension LocalRuntime {
    /// Finds out whether an address can be listened at, and leaves it free.
    ///
    /// It binds without listening, so that no client takes the trial for the server.
    ///
    /// - Throws: ``LocalRuntimeError`` that names the address.
    static func probe(host: String, port: Int) throws {
        do {
            try SocketAddress.makeAddressResolvingHost(host, port: port).bindOnce()
        } catch {
            throw startupError(error, host: host, port: port)
        }
    }

    /// Why the server cannot listen, in the words of the one who starts it.
    static func startupError(_ error: any Error, host: String, port: Int) -> any Error {
        switch error {
        case let error as IOError where error.errnoCode == EADDRINUSE:
            return LocalRuntimeError.addressInUse(host: host, port: port)
        case let error as IOError:
            let reason = String(cString: strerror(error.errnoCode))
            return LocalRuntimeError.addressUnavailable(host: host, port: port, reason: reason)
        case let error as SocketAddressError:
            return LocalRuntimeError.addressUnavailable(
                host: host,
                port: port,
                reason: "\(error)"
            )
        default:
            return error
        }
    }
}

extension SocketAddress {
    #if canImport(Glibc)
    private static let stream = Int32(SOCK_STREAM.rawValue)
    #else
    private static let stream = SOCK_STREAM
    #endif

    /// Binds a socket to the address as a server would, and closes it.
    fileprivate func bindOnce() throws {
        let descriptor = socket(Int32(`protocol`.rawValue), Self.stream, 0)
        guard descriptor >= 0 else { throw IOError(errnoCode: errno, reason: "socket") }
        defer { close(descriptor) }
        var isReused: Int32 = 1
        let size = socklen_t(MemoryLayout.size(ofValue: isReused))
        guard setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &isReused, size) == 0 else {
            throw IOError(errnoCode: errno, reason: "setsockopt")
        }
        let result = withSockAddr { address, size in
            bind(descriptor, address, socklen_t(size))
        }
        guard result == 0 else { throw IOError(errnoCode: errno, reason: "bind") }
    }
}
