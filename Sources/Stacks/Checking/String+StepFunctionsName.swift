extension String {
    /// Whether Step Functions takes the text as the name of a state machine or an execution.
    ///
    /// 1 to 80 characters, without blanks, control characters, and what has a meaning in ARNs, URLs
    /// or shells.
    package var isStepFunctionsName: Bool {
        StackLimits.stateMachineNameLength.contains(count)
            && unicodeScalars.allSatisfy { scalar in
                switch scalar {
                case "<", ">", "{", "}", "[", "]", "?", "*", "\"", "#", "%", "\\", "^", "|", "~",
                    "`", "$", "&", ",", ";", ":", "/", " ", "\u{00}"..."\u{1F}",
                    "\u{7F}"..."\u{9F}":
                    false
                default: true
                }
            }
    }
}
