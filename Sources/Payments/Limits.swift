/// The bounds of this module.
enum Limits {
    /// The longest decimal text that is read as an amount, in bytes.
    ///
    /// The longest amount itself has 21: a sign, 19 digits, and a point.
    static let decimalByteCount = 32
}
