public import JSON

extension ProxyResponse: JSONWritable {
    /// Writes the answer as API Gateway reads it.
    public func write(to builder: inout JSONBuilder) {
        builder.object { object in
            object.set("statusCode", to: statusCode)
            if hasRepeatedHeader {
                object.object("multiValueHeaders") { members in
                    for (index, header) in headers.enumerated() {
                        let isFirst = !headers[..<index].contains { $0.name == header.name }
                        guard isFirst else { continue }
                        members.array(header.name) { values in
                            for other in headers where other.name == header.name {
                                values.append(other.value)
                            }
                        }
                    }
                }
            } else {
                object.object("headers") { members in
                    for header in headers { members.set(header.name, to: header.value) }
                }
            }
            object.set("body", to: body)
            object.set("isBase64Encoded", to: isBase64Encoded)
        }
    }

    private var hasRepeatedHeader: Bool {
        headers.indices.contains { index in
            headers[..<index].contains { $0.name == headers[index].name }
        }
    }
}
