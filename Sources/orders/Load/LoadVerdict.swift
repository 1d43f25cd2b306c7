import JSON

/// How one answer counts.
struct LoadVerdict: Sendable, Hashable {
    /// The status code and what the body says, such as `200 success`.
    var label: String

    /// The order's id, if status **and** body confirm one.
    var orderID: String?

    /// Judges an answer by its status and its body.
    init(_ answer: HTTPAnswer) {
        guard let body = try? JSONValue(parsing: answer.body) else {
            // A body that is no JSON is a verdict of its own, not an error of this program.
            label = "\(answer.status) without a JSON body"
            return
        }
        if answer.status == 200, body["status"]?.string == "success",
            let id = body["orderId"]?.string, body["payment"]?["status"]?.string == "captured"
        {
            label = "200 success"
            orderID = id
        } else if let error = body["error"]?.string {
            label = "\(answer.status) \(error)"
        } else if let payment = body["payment"]?["status"]?.string {
            label = "\(answer.status) payment \(payment)"
        } else {
            label = "\(answer.status) with an unexpected body"
        }
    }
}
