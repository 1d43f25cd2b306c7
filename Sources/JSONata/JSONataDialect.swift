/// Which JSONata an expression is written in.
public enum JSONataDialect: Hashable, Sendable {
    /// Release 2.2.2 of the reference implementation.
    case reference

    /// Release 2.0.6 as AWS Step Functions runs it.
    ///
    /// No `??` and `?:`, no `$eval`; `$partition`, `$range`, `$hash`, `$random(seed)`, `$uuid` and
    /// `$parse` are added, infinite numbers become strings, and members keep their order.
    case stepFunctions
}
