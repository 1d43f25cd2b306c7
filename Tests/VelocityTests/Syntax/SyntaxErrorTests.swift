import Testing
import Velocity

@Suite struct SyntaxErrorTests {
    @Test(
        arguments: [
            ("#if($t)a", "expected '#end' for the '#if' at 1:1"),
            ("a\n  #foreach($i in $l)a", "expected '#end' for the '#foreach' at 2:3"),
            ("#define($x)a", "expected '#end' for the '#define' at 1:1"),
            ("a\n#end", "expected a directive before '#end' at 2:1"),
            ("a#else", "expected a directive before '#else' at 1:2"),
            ("#elseif($t)", "expected a directive before '#elseif' at 1:1"),
            ("#if($t)a#else b#else c#end", "expected '#end' but found '#else' at 1:16"),
            ("#if true", "expected '(' before the condition but found 't' at 1:5"),
            ("#if()#end", "expected a value but found ')' at 1:5"),
            ("#set()", "expected a reference but found ')' at 1:6"),
            ("#set($x)", "expected '=' behind the reference of #set but found ')' at 1:8"),
            ("#set($x = )", "expected a value but found ')' at 1:11"),
            ("#set(x = 1)", "expected a reference but found 'x' at 1:6"),
            ("#set($x = 5-1)", "expected a blank between '-' and the number at 1:12"),
            ("#set($x = -$n)", "expected a value but found '-' at 1:11"),
            ("#set($x = [ ])", "expected a value but found ']' at 1:13"),
            (#"#set($x = {"a"})"#, "expected ':' behind the key but found '}' at 1:15"),
            ("é\né #set($x = 'a)", "expected a quote to end the text at 2:13"),
            ("#foreach", "expected '(' behind #foreach but found the end of the template at 1:9"),
            ("#foreach($i)a#end", "expected 'in' but found ')' at 1:12"),
            (
                "${s",
                "expected '}' to end the reference '${s' but found the end of the template at 1:4"
            ),
            ("${s|1}", "expected '}' to end the reference '${s' but found '|' at 1:4"),
            ("$s[abc]", "expected a value but found 'a' at 1:4"),
            ("$s.length( ", "expected a value but found the end of the template at 1:12"),
            (
                "$s.substring(1 + 1)",
                "expected ')' to end the arguments of 'substring' but found '+' at 1:16"
            ),
            ("#foo(1+2)", "expected a value but found '+' at 1:7"),
            ("$true", "expected a name but found 'true' at 1:2"),
            ("#[[ a", "expected ']]#' to end the unparsed text at 1:1"),
            ("#set($x = [1..])", "expected a value but found ']' at 1:15"),
            (#"x #set($y = "a #if($t) b")"#, "expected '#end' for the '#if' at 1:13"),
            (
                "$s.replaceAll('(', '')",
                "replaceAll: expected ')' to end the group at offset 0 at 1:4"
            ),
            (
                "$s.replaceAll('a', '$1')",
                "replaceAll: expected a group '1' at offset 1 at 1:4"
            ),
            (
                "$input.path('$[')",
                "path: expected an index, a name in quotes or '*' but found the end at offset 2 of the path at 1:8"
            ),
        ]
    )
    func `a malformed template is refused with its place`(template: String, message: String) {
        let error = #expect(throws: VelocityError.self) { try VelocityTemplate(template) }
        #expect(error?.description == message)
        #expect(error?.kind == .syntax)
    }

    @Test func `nesting is bounded`() throws {
        func nested(_ depth: Int, _ open: String, _ close: String) -> String {
            String(repeating: open, count: depth) + String(repeating: close, count: depth)
        }
        let fitting = nested(VelocityLimits.nesting / 2, "#if($t)", "#end")
        _ = try VelocityTemplate(fitting)
        let tooDeep = [
            nested(30_000, "#if($t)", "#end"), "#set($x = " + nested(100_000, "[", "]") + ")",
            "#set($x = " + nested(100_000, "(", ")") + ")",
            "#if(" + nested(100_000, "!", "") + "$t)",
            nested(30_000, "$a.b(", ")"), nested(50_000, "$a[", "]"),
            "#set($x = " + nested(50_000, "{'a':", "}") + ")",
        ]
        for template in tooDeep {
            let error = #expect(throws: VelocityError.self) { try VelocityTemplate(template) }
            #expect(error?.kind == .limit)
        }
    }

    @Test func `a template beyond API Gateway's size is refused`() {
        let text = String(repeating: "a", count: VelocityLimits.templateBytes + 1)
        let error = #expect(throws: VelocityError.self) { try VelocityTemplate(text) }
        #expect(error?.kind == .limit)
    }
}
