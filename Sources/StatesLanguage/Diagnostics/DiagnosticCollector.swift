/// Gathers what is wrong in one definition.
///
/// It is a class because everything that decodes a part of the definition reports to the same one.
final class DiagnosticCollector {
    private(set) var diagnostics: [Diagnostic] = []

    /// Whether there was more to report than ``DefinitionLimits/diagnosticCount``.
    private(set) var isTruncated = false

    /// Whether an error was reported, be it kept or not.
    private(set) var hasErrors = false

    /// Reports something at a place; ``DefinitionLimits/diagnosticCount`` of these are kept.
    func report(
        _ message: String,
        code: DiagnosticCode = .schemaValidationFailed,
        at location: DefinitionLocation?,
        severity: Diagnostic.Severity = .error
    ) {
        if severity == .error { hasErrors = true }
        guard diagnostics.count < DefinitionLimits.diagnosticCount else {
            isTruncated = true
            return
        }
        diagnostics.append(
            Diagnostic(
                severity: severity,
                code: code,
                message: message,
                location: location?.description
            )
        )
    }
}

extension DiagnosticCollector {
    /// Whether something of this kind was reported and kept.
    func hasReported(_ code: DiagnosticCode) -> Bool {
        diagnostics.contains { $0.code == code }
    }
}
