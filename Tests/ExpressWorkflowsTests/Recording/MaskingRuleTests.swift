import ExpressWorkflows
import JSON
import Testing

struct MaskingRuleTests {
    private let rule = MaskingRule(
        member: "payment",
        keeping: ["processor", "transactionId", "status"]
    )

    @Test func `the member keeps what may be kept, at any depth`() {
        let value: JSONValue = [
            "a": [1, ["payment": ["token": "tok_1", "status": "captured", "card": ["n": 1]]]],
            "payment": ["processor": "stripe", "status": ["nested": "secret"]],
            "paymentMethod": "stripe",
        ]
        #expect(
            rule.masking(value) == [
                "a": [1, ["payment": ["token": "***", "status": "captured", "card": "***"]]],
                "payment": ["processor": "stripe", "status": "***"],
                "paymentMethod": "stripe",
            ]
        )
    }

    @Test(
        arguments: [
            ("tok_1", "***"), (42, "***"), ([1, 2], "***"), (true, "***"), (.null, .null),
        ] as [(JSONValue, JSONValue)]
    )
    func `whatever else the member holds goes`(value: JSONValue, masked: JSONValue) {
        #expect(rule.masking(["payment": value]) == ["payment": masked])
    }

    @Test func `what holds nothing to mask is the same value`() {
        let value: JSONValue = ["paymentMethod": "stripe", "text": #"{"a": 1}"#]
        #expect(rule.masking(value) == value)
    }

    @Test func `a member that holds nothing else is left as it is`() {
        let value: JSONValue = ["payment": ["processor": "stripe", "status": "captured"]]
        #expect(rule.masking(value) == value)
    }

    @Test func `what may be kept is masked where JSON lies within it`() {
        let value: JSONValue = ["payment": ["status": #"{"payment":{"token":"t"}}"#]]
        #expect(rule.masking(value) == ["payment": ["status": "***"]])
    }

    @Test(arguments: [
        (
            #"{"errorMessage": "no", "payment": {"token": "t"}}"#,
            #"{"errorMessage":"no","payment":{"token":"***"}}"#
        ),
        (
            #"An error occurred. Expected 'array' for value: {"payment":{"token":"t"}} at last"#,
            #"An error occurred. Expected 'array' for value: {"payment":{"token":"***"}} at last"#
        ),
        (
            #"[1] and {"x":[{"payment":"p"}]}"#, #"[1] and {"x":[{"payment":"***"}]}"#
        ),
        (
            #"{"errorMessage":"{\"payment\":{\"token\":\"t\"}}"}"#,
            #"{"errorMessage":"{\"payment\":{\"token\":\"***\"}}"}"#
        ),
        (#"cut off: {"payment":{"token":"t"#, #"cut off: {"***"#),
        (#"escaped: {\"payment\":{\"token\":\"t\"}}"#, #"escaped: {\"***"#),
        (#"{ no JSON } {"payment":1}"#, #"{ no JSON } {"payment":"***"}"#),
        ("payment declined", "payment declined"),
        (#"the field "payment" is missing"#, #"the field "***"#),
        (#"{"a":1}"#, #"{"a":1}"#),
        ("", ""),
    ])
    func `JSON as text is masked, too`(text: String, masked: String) {
        let result = rule.masking(text: text)
        #expect(result == masked)
        #expect(rule.masking(["cause": JSONValue(text)]) == ["cause": JSONValue(masked)])
    }

    @Test func `a name is found in a text however it is escaped`() {
        let text = #"{"p\u0061yment":{"token":"t"}}"#
        #expect(rule.masking(text: text) == #"{"payment":{"token":"***"}}"#)
    }

    @Test func `a text full of brackets takes no long time`() {
        let open = String(repeating: "[", count: 100_000) + #""payment":{"token":"t"}"#
        let isMasked = !rule.masking(text: open).contains("token")
        #expect(isMasked)
        let closed = String(repeating: "[x]", count: 10_000) + #"{"payment":{"token":"t"}}"#
        let isMaskedToo = !rule.masking(text: closed).contains("token")
        #expect(isMaskedToo)
    }

    @Test func `a value too deep to look into is masked whole`() {
        var value: JSONValue = ["payment": ["token": "t"]]
        for _ in 0..<1_000 { value = ["a": value] }
        #expect(!rule.masking(value).text.contains("token"))
    }

    @Test func `names are compared whole`() {
        let value: JSONValue = ["payments": ["token": "t"], "Payment": "t"]
        #expect(rule.masking(value) == value)
    }
}
