/// One thing that is wrong with a request, and where.
public struct RequestFault: Hashable, Sendable {
    /// What is wrong.
    public enum Code: String, Hashable, Sendable {
        /// A member is missing or null.
        case required

        /// A member has another JSON type.
        case wrongType = "wrong_type"

        /// A value is outside its limits, or has characters that it may not have.
        case outOfRange = "out_of_range"

        /// There is no such payment method.
        case unknownPaymentMethod = "unknown_payment_method"

        /// There is no such product.
        case unknownProduct = "unknown_product"

        /// The price is not the catalogue's.
        case priceMismatch = "price_mismatch"

        /// There are more lines than an order may have.
        case tooManyLines = "too_many_lines"
    }

    /// The place: a JSON Pointer into the request's body.
    public var pointer: String

    /// What is wrong.
    public var code: Code

    /// A sentence for people.
    public var detail: String

    /// Creates a fault.
    public init(_ pointer: String, _ code: Code, _ detail: String) {
        self.pointer = pointer
        self.code = code
        self.detail = detail
    }
}
