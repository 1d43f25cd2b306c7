import Stacks

/// The mapping templates of `POST /orders`.
enum OrderTemplates {
    /// Makes the call of `StartSyncExecution` out of a request.
    ///
    /// The execution is named after the customer, so that it can be found: characters that Step
    /// Functions refuses become `-`. `escapeJavaScript` escapes apostrophes, which JSON does not
    /// allow: they are set back after each use.
    static let request: MappingTemplateText = #"""
        #set($body = $util.escapeJavaScript($input.json('$')).replaceAll("\\'", "'"))
        #set($name = "anonymous")
        #set($customer = $input.json('$.customerId'))
        #if($customer.startsWith('"') && $customer.length() > 2)
        #set($name = $input.path('$.customerId').replaceAll("[^!'()+.0-9=@A-Z_a-z\u00A1-\uD7FF-]", "-"))
        #if($name.length() > 80)
        #set($name = $name.substring(0, 80))
        #end
        #end
        #set($name = $util.escapeJavaScript($name).replaceAll("\\'", "'"))
        {"stateMachineArn":"\#(arnOf: .stateMachine(OrderWorkflow.name))","name":"$name","input":"$body"}
        """#

    /// Makes the answer out of how an execution ended.
    ///
    /// The status follows from the member `error` at the top of the output, never from a text. A
    /// failed or timed-out execution, which the service answers with 200, is no success.
    static let execution: MappingTemplateText = #"""
        #set($execution = $input.path('$'))
        #if($execution.status == 'SUCCEEDED')
        #set($output = $util.parseJson($execution.output))
        #set($error = $output.error)
        #if($error == 'validation_error' || $error == 'inventory_error' || $error == 'payment_error')
        #set($context.responseOverride.status = 400)
        #elseif($error == 'unavailable')
        #set($context.responseOverride.status = 503)
        #set($context.responseOverride.header.Retry-After = "1")
        #elseif($error != '')
        #set($context.responseOverride.status = 500)
        #end
        $execution.output
        #elseif($execution.status == 'TIMED_OUT')
        #set($context.responseOverride.status = 504)
        \#(AnswerBodies.internalError)
        #elseif($execution.error == 'States.DataLimitExceeded')
        #set($context.responseOverride.status = 413)
        \#(AnswerBodies.requestTooLarge)
        #else
        #set($context.responseOverride.status = 500)
        \#(AnswerBodies.internalError)
        #end
        """#

    /// Makes the answer where the service started no execution.
    ///
    /// Throttling is 400 in Step Functions' protocol, told by its name alone.
    static let refusal: MappingTemplateText = #"""
        #set($type = $input.json('$.__type'))
        #if($type.contains('Throttl') || $type.contains('TooManyRequests'))
        #set($context.responseOverride.status = 429)
        #set($context.responseOverride.header.Retry-After = "1")
        \#(AnswerBodies.tooManyRequests)
        #elseif($type.contains('ValidationException'))
        #set($context.responseOverride.status = 413)
        \#(AnswerBodies.requestTooLarge)
        #else
        \#(AnswerBodies.internalError)
        #end
        """#
}
