import JSON
import NIOCore
import Stacks

/// What is wrong with a body, and where.
struct RequestBodyError: Error, Hashable {
    let fault: RequestBodyFault
    let detail: String
}

/// What a route asks of a JSON body before any template runs.
struct RequestBodyCheck: Sendable {
    private let admittedTypes: [SchemaType]?

    init(model: RequestModel) {
        admittedTypes = model.admittedTypes
    }

    /// Parses a body and holds it against the model.
    ///
    /// - Throws: The fault, with `line:column` where there is one.
    func parse(_ body: ByteBuffer) throws(RequestBodyError) -> JSONValue {
        let value: JSONValue
        do throws(JSONSyntaxError) {
            value = try JSONValue(
                parsing: body,
                options: JSONParsingOptions(duplicateMembers: .report)
            )
        } catch {
            let fault: RequestBodyFault =
                if case .duplicateMember = error.reason { .duplicateMember } else { .malformedJSON }
            throw RequestBodyError(fault: fault, detail: error.description)
        }
        guard let admittedTypes, !admittedTypes.contains(where: { $0.admits(value) }) else {
            return value
        }
        let expected = admittedTypes.map(\.rawValue).joined(separator: " or ")
        throw RequestBodyError(
            fault: .modelMismatch,
            detail: "expected \(expected) but found \(value.kind)"
        )
    }
}

extension JSONValue {
    /// Parses a buffer's bytes where they lie.
    init(
        parsing buffer: ByteBuffer,
        options: JSONParsingOptions = JSONParsingOptions()
    ) throws(JSONSyntaxError) {
        let result = buffer.withUnsafeReadableBytes { bytes in
            Result { () throws(JSONSyntaxError) in
                try JSONValue(parsing: bytes.assumingMemoryBound(to: UInt8.self), options: options)
            }
        }
        self = try result.get()
    }
}
