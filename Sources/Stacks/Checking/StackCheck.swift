import Functions
import JSON
import StatesLanguage

/// One check of a stack: what it looks at, and what it found.
struct StackCheck {
    let stack: Stack
    private(set) var diagnostics: [Diagnostic] = []

    init(stack: Stack) {
        self.stack = stack
    }

    mutating func report(_ code: DiagnosticCode, _ message: String, at location: [String]) {
        add(.error, code, message, location)
    }

    mutating func warn(_ code: DiagnosticCode, _ message: String, at location: [String]) {
        add(.warning, code, message, location)
    }

    private mutating func add(
        _ severity: Diagnostic.Severity,
        _ code: DiagnosticCode,
        _ message: String,
        _ location: [String]
    ) {
        diagnostics.append(
            Diagnostic(
                severity: severity,
                code: code,
                message: message,
                location: JSONPointer(tokens: location).description
            )
        )
    }

    /// Passes a finding on, under the place of what it was found in.
    mutating func report(_ diagnostic: Diagnostic, under location: [String]) {
        var diagnostic = diagnostic
        let inner = diagnostic.location.map { $0 == "/" ? "" : $0 } ?? ""
        let outer = JSONPointer(tokens: location).description
        diagnostic.location = outer + inner
        diagnostics.append(diagnostic)
    }

    mutating func checkDistinct(_ names: [String], of kind: String, at place: String) {
        var seen: Set<String> = []
        for name in names where !seen.insert(name).inserted {
            report(
                .duplicateName,
                "expected distinct names of \(kind) but found '\(name)' again",
                at: [place, name]
            )
        }
    }

    mutating func checkFunctions() {
        for fault in FunctionDeclaration.faults(of: stack.functions) {
            let name = fault.index.map { stack.functions[$0].name }
            let code: DiagnosticCode = fault.member == "name" ? .invalidName : .limitExceeded
            report(
                code,
                fault.message,
                at: ["functions"] + [name, fault.member].compactMap(\.self)
            )
        }
    }

    mutating func checkTables() {
        checkDistinct(stack.tables.map(\.name), of: "tables", at: "tables")
        for table in stack.tables {
            checkTableName(table.name, at: ["tables", table.name])
            if table.partitionKey.name == table.sortKey?.name {
                report(
                    .duplicateName,
                    "expected two attributes as keys but found '\(table.partitionKey.name)' twice",
                    at: ["tables", table.name, "sortKey"]
                )
            }
            var seen: Set<String> = []
            for index in table.indexes {
                let place = ["tables", table.name, "indexes", index.name]
                checkTableName(index.name, at: place)
                if !seen.insert(index.name).inserted {
                    report(
                        .duplicateName,
                        "expected distinct names of indexes but found '\(index.name)' again",
                        at: place
                    )
                }
            }
        }
    }

    private mutating func checkTableName(_ name: String, at place: [String]) {
        let isValid =
            StackLimits.tableNameLength.contains(name.utf8.count)
            && name.utf8.allSatisfy(\.isNameByte)
        guard !isValid else { return }
        report(
            .invalidName,
            "expected a name of 3 to 255 letters, digits, '_', '-' or '.' but found '\(name)'",
            at: place
        )
    }
}

extension UInt8 {
    /// Whether DynamoDB takes the byte in a name.
    fileprivate var isNameByte: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"),
            UInt8(ascii: "."):
            true
        default: false
        }
    }
}
