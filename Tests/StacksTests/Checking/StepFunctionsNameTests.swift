import Stacks
import Testing

@Suite struct StepFunctionsNameTests {
    @Test(arguments: [
        "a", "customer-1", "O'Hara", "a@b.c", "x+y_z=1", "Zoë", String(repeating: "a", count: 80),
    ])
    func `a name that Step Functions takes`(name: String) {
        #expect(name.isStepFunctionsName)
    }

    @Test(arguments: [
        "", "a b", "a:b", "a/b", "a\u{0}", "a\u{7F}", "a\nb", "a*", "{a}", "a\"", "a\\b", "$a",
        String(repeating: "a", count: 81),
    ])
    func `a name that Step Functions refuses`(name: String) {
        #expect(!name.isStepFunctionsName)
    }
}
