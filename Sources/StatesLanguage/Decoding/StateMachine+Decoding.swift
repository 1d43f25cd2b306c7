public import JSON

extension StateMachine {
    /// Reads a machine from its definition, with every fault of it at once.
    ///
    /// Every expression in it is compiled once, to check it. What is doubtful but no error is
    /// found by ``diagnostics(of:as:)``.
    ///
    /// - Parameters:
    ///   - definition: The definition, an object.
    ///   - type: The kind of workflow that it is checked for.
    /// - Throws: A ``DefinitionError`` with all diagnostics, if one of them is an error.
    public init(
        decoding definition: JSONValue,
        as type: WorkflowType = .express
    ) throws(DefinitionError) {
        let collector = DiagnosticCollector()
        let machine = Self.decode(definition, as: type, reportingTo: collector)
        guard let machine, !collector.hasErrors else {
            throw DefinitionError(
                diagnostics: collector.diagnostics,
                isTruncated: collector.isTruncated
            )
        }
        self = machine
    }

    /// Reads a machine from the text of its definition.
    ///
    /// - Throws: A ``DefinitionError`` with all diagnostics, if one of them is an error; that the
    ///   text is no JSON is one.
    public init(
        parsing text: String,
        as type: WorkflowType = .express
    ) throws(DefinitionError) {
        try self.init(decoding: Self.parse(text), as: type)
    }

    /// Everything that is wrong or doubtful in a definition, in its order.
    ///
    /// There are at most ``DefinitionLimits/diagnosticCount``.
    public static func diagnostics(
        of definition: JSONValue,
        as type: WorkflowType = .express
    ) -> [Diagnostic] {
        let collector = DiagnosticCollector()
        _ = decode(definition, as: type, reportingTo: collector)
        return collector.diagnostics
    }

    /// Everything that is wrong or doubtful in the text of a definition, in its order.
    public static func diagnostics(
        ofText text: String,
        as type: WorkflowType = .express
    ) -> [Diagnostic] {
        do {
            return diagnostics(of: try parse(text), as: type)
        } catch {
            return error.diagnostics
        }
    }

    /// Everything that is wrong or doubtful in this machine, in its order.
    ///
    /// A machine that was decoded has no errors; one that was built may.
    public func diagnostics(as type: WorkflowType = .express) -> [Diagnostic] {
        let collector = DiagnosticCollector()
        // An object of JSON can't hold two members of one name, so these would not be seen later.
        DuplicateChecker(collector: collector).check(states, at: .root)
        _ = Self.decode(encoded(), as: type, reportingTo: collector)
        return collector.diagnostics
    }

    private static func parse(_ text: String) throws(DefinitionError) -> JSONValue {
        guard text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
            let diagnostic = Diagnostic(
                code: .schemaValidationFailed,
                message: DiagnosticMessage.notAnObject,
                location: nil
            )
            throw DefinitionError(diagnostics: [diagnostic])
        }
        do {
            return try JSONValue(parsing: text)
        } catch {
            let diagnostic = Diagnostic(
                code: .invalidJSON,
                message: error.description,
                location: "[Source: line: \(error.line), column: \(error.column)]"
            )
            throw DefinitionError(diagnostics: [diagnostic])
        }
    }
}

extension StateMachine {
    private static func decode(
        _ definition: JSONValue,
        as type: WorkflowType,
        reportingTo collector: DiagnosticCollector
    ) -> StateMachine? {
        guard definition.object != nil else {
            collector.report(DiagnosticMessage.notAnObject, at: nil)
            return nil
        }
        let context = DecodingContext(
            collector: collector,
            workflowType: type,
            machineLanguage: QueryLanguage.effective(definition, inherited: .jsonPath)
        )
        guard var decoder = ObjectDecoder(definition, at: .root, in: context) else { return nil }
        let machine = StateMachine(decoder: &decoder)
        var checker = MachineChecker(collector: collector)
        checker.check(definition)
        return machine
    }

    private init?(decoder: inout ObjectDecoder) {
        comment = decoder.string(.comment)
        queryLanguage = decoder.queryLanguage()
        version = decoder.choice(.version, of: [LanguageVersion.one])?.rawValue
        timeoutSeconds = decoder.integer(.timeoutSeconds, in: DefinitionLimits.executionSeconds)
        decoder.require(.states, .startAt)
        let startAt = decoder.string(.startAt)
        let states = decoder.states()
        preserved = decoder.finish()
        guard let startAt, let states else { return nil }
        self.startAt = startAt
        self.states = states
    }
}

/// The versions of the States Language.
private enum LanguageVersion: String {
    case one = "1.0"
}
