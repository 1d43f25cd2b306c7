import Functions
import HTTPTypes
import JSON
import NIOCore
import Stacks

/// The gateway's own answers, compiled from the stack and from API Gateway's defaults.
struct GatewayResponseTable: Sendable {
    private struct Occasion: Hashable {
        let type: GatewayResponseType
        let fault: RequestBodyFault?
    }

    private let responses: [Occasion: CompiledGatewayResponse]

    init(_ responses: [GatewayResponse]) {
        var compiled: [Occasion: CompiledGatewayResponse] = [:]
        for response in responses {
            compiled[Occasion(type: response.type, fault: response.bodyFault)] =
                CompiledGatewayResponse(response)
        }
        for type in GatewayResponseType.allCases {
            let occasion = Occasion(type: type, fault: nil)
            guard compiled[occasion] == nil else { continue }
            let fallback: GatewayResponseType = type.status < 500 ? .default4xx : .default5xx
            var response =
                responses.first { $0.type == fallback && $0.bodyFault == nil }
                ?? GatewayResponse(type)
            response.type = type
            compiled[occasion] = CompiledGatewayResponse(response)
        }
        self.responses = compiled
    }

    /// Makes an answer.
    ///
    /// - Parameters:
    ///   - type: The occasion.
    ///   - fault: What is wrong with the body, where that is the occasion.
    ///   - detail: What `$context.error.validationErrorString` stands for.
    ///   - status: A status of its own, where the type's is another.
    ///   - requestID: The request's identifier.
    /// - Returns: The answer, in the words of the stack or of API Gateway.
    func answer(
        _ type: GatewayResponseType,
        fault: RequestBodyFault? = nil,
        detail: String = "",
        status: Int? = nil,
        requestID: RequestID
    ) -> GatewayAnswer {
        let response =
            responses[Occasion(type: type, fault: fault)]
            ?? responses[Occasion(type: type, fault: nil)]
            ?? CompiledGatewayResponse(GatewayResponse(type))
        return response.answer(detail: detail, status: status, requestID: requestID)
    }
}

/// One of the gateway's own answers, its body cut at its variables.
private struct CompiledGatewayResponse: Sendable {
    private enum Segment {
        case text(String)
        case requestID
        case validationError
    }

    private let type: GatewayResponseType
    private let status: Int
    private let headers: HTTPFields
    private let segments: [Segment]

    init(_ response: GatewayResponse) {
        type = response.type
        status = response.status ?? response.type.status
        var headers: HTTPFields = [
            .contentType: "application/json", .amazonErrorType: response.type.errorType,
        ]
        for header in response.headers {
            guard let name = HTTPField.Name(header.name) else { continue }
            headers[name] = header.value
        }
        self.headers = headers
        segments = Self.segments(of: response)
    }

    func answer(detail: String, status: Int?, requestID: RequestID) -> GatewayAnswer {
        var body = ByteBuffer()
        for segment in segments {
            switch segment {
            case .text(let text): body.writeString(text)
            case .requestID: body.writeString(requestID.description)
            // It stands within quotes, so that its own must be escaped.
            case .validationError:
                body.writeSubstring(JSONValue(detail).text.dropFirst().dropLast())
            }
        }
        return GatewayAnswer(status: status ?? self.status, headers: headers, body: body)
    }

    private static func segments(of response: GatewayResponse) -> [Segment] {
        // The longest name first: one begins with another.
        let variables: [(name: String, segment: Segment)] = [
            ("$context.error.validationErrorString", .validationError),
            ("$context.error.messageString", .text(JSONValue(response.type.message).text)),
            ("$context.error.message", .text(response.type.message)),
            ("$context.error.responseType", .text(response.type.rawValue)),
            ("$context.requestId", .requestID),
        ]
        var segments: [Segment] = []
        var rest = response.body[...]
        var text = ""
        while let character = rest.first {
            if character == "$",
                let variable = variables.first(where: { rest.hasPrefix($0.name) })
            {
                segments.append(.text(text))
                segments.append(variable.segment)
                text = ""
                rest = rest.dropFirst(variable.name.count)
            } else {
                text.append(character)
                rest = rest.dropFirst()
            }
        }
        return segments + [.text(text)]
    }
}
