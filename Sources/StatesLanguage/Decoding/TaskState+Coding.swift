import JSON

extension TaskState {
    init?(name: String, _ decoder: inout ObjectDecoder) {
        decoder.require(.resource)
        let resource = decoder.string(.resource).map { TaskResource(rawValue: $0) }
        self.init(name, resource: resource ?? "")
        comment = decoder.string(.comment)
        queryLanguage = decoder.queryLanguage()
        arguments = decoder.template(.arguments)
        timeoutSeconds = decoder.integerTemplate(.timeoutSeconds, in: DefinitionLimits.taskSeconds)
        heartbeatSeconds = decoder.integerTemplate(
            .heartbeatSeconds,
            in: DefinitionLimits.taskSeconds
        )
        credentials = decoder.objectTemplate(.credentials)
        retriers = decoder.retriers()
        catchers = decoder.catchers()
        assign = decoder.assignments(.result)
        output = decoder.template(.output, .result)
        let transition = decoder.transition()
        if let resource { decoder.check(resource, credentials) }
        preserved = decoder.finish(type: .task)
        guard let transition, resource != nil else { return nil }
        self.transition = transition
    }

    func encoded() -> JSONValue {
        var encoder = ObjectEncoder(self)
        encoder.set(.resource, resource.rawValue)
        encoder.set(.arguments, arguments)
        encoder.set(.timeoutSeconds, timeoutSeconds)
        encoder.set(.heartbeatSeconds, heartbeatSeconds)
        encoder.set(.credentials, credentials)
        encoder.setRecovery(of: self)
        encoder.setResults(of: self)
        encoder.set(transition)
        return encoder.finish()
    }
}

extension ObjectDecoder {
    /// Reports a resource that is none, or that this kind of workflow can't call.
    fileprivate func check(_ resource: TaskResource, _ credentials: JSONValue?) {
        let target = resource.target
        if let role = credentials?.object, role[MemberName.roleARN.rawValue] == nil {
            report(DiagnosticMessage.requiredButMissing(.roleARN), at: .credentials)
        }
        if case .activity = target, credentials != nil {
            report(DiagnosticMessage.activityCredentials, at: .credentials)
        }
        guard resource.rawValue.hasPrefix("arn:") else {
            report(DiagnosticMessage.resource, at: .resource)
            return
        }
        guard context.workflowType == .express else { return }
        switch target {
        case .activity:
            report(DiagnosticMessage.activity, at: .resource)
        case .integration(_, _, .runJob):
            report(DiagnosticMessage.runJob, at: .resource)
        case .integration(_, _, .waitForTaskToken):
            report(DiagnosticMessage.waitForTaskToken, at: .resource)
        case .integration, .function, .other:
            break
        }
    }
}
