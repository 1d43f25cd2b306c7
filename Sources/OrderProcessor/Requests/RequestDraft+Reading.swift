import JSON
import Payments

extension RequestDraft {
    /// Reads a request and gathers all its faults that show without the catalogue.
    init(reading body: JSONValue) {
        guard body.object != nil else {
            let detail = "expected an object, but found \(body.kind.article)"
            headFaults.append(RequestFault("", .wrongType, detail))
            return
        }
        var head = MemberReader(body)
        head.readCustomerID()
        let method = head.readPaymentMethod()
        let items = head.readItems()
        headFaults = head.faults
        lines = items.enumerated().map { DraftLine($1, at: $0) }

        var tail = MemberReader(body)
        tail.readPayment(method)
        tail.readEmail()
        tail.readMetadata()
        tail.readSimulateDecline()
        tailFaults = tail.faults
    }
}

extension MemberReader {
    fileprivate mutating func readCustomerID() {
        guard let value = required("customerId"), let text = text(value, "customerId") else {
            return
        }
        let isValid =
            OrderLimits.customerIDLength.contains(text.utf8.count)
            && text.utf8.allSatisfy(\.isCustomerIDCharacter)
        guard !isValid else { return }
        report("customerId", .outOfRange, "expected 1 to 64 of A–Z a–z 0–9 _ - . @ +")
    }

    fileprivate mutating func readPaymentMethod() -> PaymentMethod? {
        guard let value = required("paymentMethod"), let text = text(value, "paymentMethod") else {
            return nil
        }
        if let method = PaymentMethod(rawValue: text) { return method }
        let known = PaymentMethod.allCases.map(\.rawValue).joined(separator: ", ")
        report("paymentMethod", .unknownPaymentMethod, "expected one of \(known)")
        return nil
    }

    /// The request's lines; of too many only as many as an order may have.
    fileprivate mutating func readItems() -> [JSONValue] {
        guard let value = required("items") else { return [] }
        guard let items = value.array else {
            reportType("items", expected: "an array", found: value)
            return []
        }
        if items.isEmpty {
            report("items", .outOfRange, "expected at least one line")
        } else if items.count > OrderLimits.lineCount {
            let detail = "expected at most \(OrderLimits.lineCount) lines, but found \(items.count)"
            report("items", .tooManyLines, detail)
        }
        return Array(items.prefix(OrderLimits.lineCount))
    }

    fileprivate mutating func readPayment(_ method: PaymentMethod?) {
        guard let value = member("payment") else { return }
        guard value.object != nil else {
            return reportType("payment", expected: "an object", found: value)
        }
        guard let method else { return }
        let name = method.credentialMember
        var reader = MemberReader(value, at: "/payment")
        if let credential = reader.member(name), let text = reader.text(credential, name),
            !(1...OrderLimits.credentialByteCount).contains(text.utf8.count)
        {
            let limit = OrderLimits.credentialByteCount
            reader.report(name, .outOfRange, "expected a text of 1 to \(limit) bytes")
        }
        faults += reader.faults
    }

    fileprivate mutating func readEmail() {
        guard let value = member("email"), let text = text(value, "email") else { return }
        let isValid =
            (1...OrderLimits.emailByteCount).contains(text.utf8.count)
            && text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
        guard !isValid else { return }
        let limit = OrderLimits.emailByteCount
        report("email", .outOfRange, "expected 1 to \(limit) bytes without control characters")
    }

    fileprivate mutating func readMetadata() {
        guard let value = member("metadata") else { return }
        guard let metadata = value.object else {
            return reportType("metadata", expected: "an object", found: value)
        }
        guard metadata.count <= OrderLimits.metadataCount else {
            let detail =
                "expected at most \(OrderLimits.metadataCount) members,"
                + " but found \(metadata.count)"
            return report("metadata", .outOfRange, detail)
        }
        for (name, value) in metadata {
            let token = JSONPointer().appending("metadata").appending(name).description
            guard let text = value.string else {
                let detail = "expected a text, but found \(value.kind.article)"
                faults.append(RequestFault(token, .wrongType, detail))
                continue
            }
            guard text.unicodeScalars.count > OrderLimits.metadataLength else { continue }
            let detail = "expected at most \(OrderLimits.metadataLength) characters"
            faults.append(RequestFault(token, .outOfRange, detail))
        }
    }

    fileprivate mutating func readSimulateDecline() {
        guard let value = member("simulateDecline"), value.boolean == nil else { return }
        reportType("simulateDecline", expected: "a boolean", found: value)
    }
}

extension DraftLine {
    fileprivate init(_ value: JSONValue, at index: Int) {
        self.init(index: index)
        guard value.object != nil else {
            let detail = "expected an object, but found \(value.kind.article)"
            faults.append(RequestFault("/items/\(index)", .wrongType, detail))
            return
        }
        var reader = MemberReader(value, at: "/items/\(index)")
        if let value = reader.required("productId") {
            productID = reader.text(value, "productId")
        }
        if let value = reader.required("quantity") {
            quantity = reader.quantity(value)
        }
        if let value = reader.member("price") {
            if value.kind == .number {
                price = value
            } else {
                reader.reportType("price", expected: "a number", found: value)
            }
        }
        faults = reader.faults
    }
}

extension MemberReader {
    fileprivate mutating func quantity(_ value: JSONValue) -> Int64? {
        guard value.kind == .number else {
            reportType("quantity", expected: "a whole number", found: value)
            return nil
        }
        let limits = OrderLimits.quantity
        if let quantity = value.integer, limits.contains(quantity) { return quantity }
        let bounds = "\(limits.lowerBound) to \(limits.upperBound)"
        report("quantity", .outOfRange, "expected a whole number from \(bounds)")
        return nil
    }
}

extension UInt8 {
    fileprivate var isCustomerIDCharacter: Bool {
        switch self {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"),
            UInt8(ascii: "."), UInt8(ascii: "@"), UInt8(ascii: "+"):
            true
        default: false
        }
    }
}
