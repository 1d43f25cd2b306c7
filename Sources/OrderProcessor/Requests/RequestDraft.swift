import JSON
import Payments

/// A request as far as it could be read without the catalogue, with what is wrong so far.
struct RequestDraft {
    /// The faults of the members before the lines.
    var headFaults: [RequestFault] = []

    /// The faults of the members behind the lines.
    var tailFaults: [RequestFault] = []

    /// The lines, in the order of the request.
    var lines: [DraftLine] = []
}

/// One line of a request.
struct DraftLine {
    /// Its place in the request's items.
    let index: Int

    /// The product, if one is named that can be looked up.
    var productID: String?

    /// The units, if they are within the limits.
    var quantity: Int64?

    /// The price that the client believes in, if it says so.
    var price: JSONValue?

    /// What is wrong with the line so far.
    var faults: [RequestFault] = []

    /// The place of a member of the line.
    func pointer(_ member: String) -> String { "/items/\(index)/\(member)" }
}
