/// How long an integration may take.
struct IntegrationTimeLimit: Sendable {
    /// When the gateway gives up.
    let duration: Duration

    /// Whether what stands behind the route ends by a limit of its own before that.
    let isBounded: Bool
}
