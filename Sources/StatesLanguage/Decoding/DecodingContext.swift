import JSON

/// What decoding a part of a definition needs to know of the rest.
struct DecodingContext {
    /// Where everything that is wrong is reported.
    let collector: DiagnosticCollector

    /// The kind of workflow that the definition is for.
    let workflowType: WorkflowType

    /// The language of every state that names none.
    var machineLanguage: QueryLanguage

    /// How many machines lie around this part.
    var depth = 0

    /// The context of a machine that lies within this one.
    var nested: DecodingContext {
        var context = self
        context.depth += 1
        return context
    }
}
