#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The program's standard error: what is said to a person and not to a script.
package enum StandardError {
    /// Whether somebody looks at a terminal.
    package static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// Writes text as it is; what cannot be written is lost, as there is nowhere else to say it.
    package static func write(_ text: String) {
        OutputBytes.write(Array(text.utf8), to: STDERR_FILENO)
    }
}

/// The program's standard output, without a buffer of its own, so that a pipe sees each line at once.
package enum StandardOutput {
    /// Writes text as it is.
    package static func write(_ text: String) {
        OutputBytes.write(Array(text.utf8), to: STDOUT_FILENO)
    }

    /// Writes bytes as they are.
    package static func write(_ bytes: [UInt8]) {
        OutputBytes.write(bytes, to: STDOUT_FILENO)
    }
}

private enum OutputBytes {
    static func write(_ bytes: [UInt8], to descriptor: CInt) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}

private let systemWrite = write(_:_:_:)
