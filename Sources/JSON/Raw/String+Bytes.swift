extension String {
    /// Calls `body` with the UTF-8 of this string, where it lies if it can be had there.
    @inlinable
    func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        if let result = utf8.withContiguousStorageIfAvailable(body) { return result }
        // Only a string bridged from another language gets here.
        var native = self
        return native.withUTF8(body)
    }
}
