import StatesLanguage
import Testing

@Suite struct TaskResourceTests {
    @Test(arguments: [
        ("arn:aws:lambda:us-east-1:123456789012:function:f", "f", nil as String?),
        ("arn:aws:lambda:us-east-1:123456789012:function:f:live", "f", "live"),
        ("arn:aws-cn:lambda:cn-north-1:123456789012:function:f:7", "f", "7"),
    ])
    func `a function's name is read from its ARN`(arn: String, name: String, qualifier: String?) {
        let target = TaskResource(rawValue: arn).target
        #expect(target == .function(name: name, qualifier: qualifier))
    }

    @Test func `a function's ARN is made from its name`() {
        let resource = TaskResource.lambda("charge", region: "eu-west-1", account: "111122223333")
        #expect(resource == "arn:aws:lambda:eu-west-1:111122223333:function:charge")
        #expect(resource.target == .function(name: "charge", qualifier: nil))
    }

    @Test(arguments: [
        ("lambda:invoke", "lambda", "invoke", TaskResource.IntegrationPattern.requestResponse),
        ("aws-sdk:dynamodb:getItem", "aws-sdk:dynamodb", "getItem", .requestResponse),
        ("states:startExecution.sync", "states", "startExecution", .runJob),
        ("states:startExecution.sync:2", "states", "startExecution", .runJob),
        ("sqs:sendMessage.waitForTaskToken", "sqs", "sendMessage", .waitForTaskToken),
    ])
    func `an integration is read from its ARN`(
        name: String,
        service: String,
        action: String,
        pattern: TaskResource.IntegrationPattern
    ) {
        let target = TaskResource(rawValue: "arn:aws:states:::" + name).target
        #expect(target == .integration(service: service, action: action, pattern: pattern))
    }

    @Test func `an activity is read from its ARN`() {
        let resource: TaskResource = "arn:aws:states:us-east-1:123456789012:activity:poll"
        #expect(resource.target == .activity(name: "poll"))
    }

    @Test(arguments: [
        "", "arn", "arn:aws:states:::lambda", "arn:aws:s3:::a:b", "lambda:invoke:::::",
    ])
    func `other texts are no call`(text: String) {
        #expect(TaskResource(rawValue: text).target == .other)
    }
}
