import JSON
import JSONata

extension JSONataError {
    /// The error as the batch mode writes it.
    var json: JSONValue {
        var members: [(String, JSONValue)] = [("code", JSONValue(code.rawValue))]
        if let position { members.append(("position", JSONValue(position))) }
        if let token { members.append(("token", JSONValue(token))) }
        if let functionName { members.append(("functionName", JSONValue(functionName))) }
        if let value { members.append(("value", value)) }
        members.append(("message", JSONValue(message)))
        return JSONValue(members: members)
    }

    /// Code and message, and the line of the expression with a caret under the place.
    func report(in expression: String) -> String {
        guard let position else { return "\(code.rawValue): \(message)" }
        let units = Array(expression.utf16)
        // The reference's position is behind the token, in UTF-16 units.
        let end = min(max(position, 0), units.count)
        let named = token.map { Array($0.utf16) } ?? []
        // A token that does not stand there, such as the end, has no width to mark.
        let stands = !named.isEmpty && units[..<end].reversed().starts(with: named.reversed())
        let start = stands ? end - named.count : end
        let newline = UInt16(UInt8(ascii: "\n"))
        let lineStart = units[..<start].lastIndex(of: newline).map { $0 + 1 } ?? 0
        let lineEnd = units[start...].firstIndex(of: newline) ?? units.count
        let lineNumber = units[..<lineStart].count { $0 == newline } + 1
        let line = String(decoding: units[lineStart..<max(lineStart, lineEnd)], as: UTF16.self)
        let caret =
            String(repeating: " ", count: start - lineStart)
            + String(repeating: "^", count: max(1, min(end, lineEnd) - start))
        return
            "\(lineNumber):\(start - lineStart + 1): \(code.rawValue): \(message)\n  \(line)\n  \(caret)"
    }
}
