import JSON
import Testing
import Velocity

@Suite struct EvaluationFailureTests {
    @Test(
        arguments: [
            ("$l[5]", "expected an index below 3 but found 5 at 1:23"),
            ("a\n$l.get(5)", "expected an index below 3 but found 5 at 2:4"),
            ("$l[-4]", "expected an index below 3 but found -1 at 1:23"),
            (
                "$s.substring(10)",
                "substring: expected a range within 0 to 5 but found 10 to 5 at 1:24"
            ),
            (
                "$s.substring(3,2)",
                "substring: expected a range within 0 to 5 but found 3 to 2 at 1:24"
            ),
            ("$s.charAt(9)", "charAt: expected a range within 0 to 5 but found 9 to 10 at 1:24"),
            (
                #"$s.replaceAll($e.concat("("), "x")"#,
                "replaceAll: expected ')' to end the group at offset 0 at 1:24"
            ),
            ("$l.set(7, 1)", "expected an index below 3 but found 7 at 1:24"),
            ("$n.parseInt('x')", "parseInt: expected a number but found 'x' at 1:24"),
            ("#set($l[7] = 9)", "expected an index below 3 but found 7 at 1:28"),
            ("$l.remove(5)", "expected an index below 3 but found 5 at 1:24"),
            (
                "#set($i = $l.iterator())$i.next()$i.next()$i.next()$i.next()",
                "expected another element but the iterator is at its end at 1:75"
            ),
        ]
    )
    func `a failing call tells what and where`(template: String, message: String) {
        let error = #expect(throws: VelocityError.self) { try RenderingExample.render(template) }
        #expect(error?.description == message)
        #expect(error?.kind == .evaluation)
    }

    /// Each would loop, grow or recurse without an end, or for very long.
    @Test(
        arguments: [
            "#foreach($i in [1..1001])a#end",
            "#foreach($i in [1..1000])#foreach($j in [1..1000])#foreach($k in [1..1000])#end#end#end",
            "#set($x = 'a')#foreach($i in [1..100])#set($x = $x + $x)#end",
            "#set($x = 'a')#foreach($i in [1..100])#set($x = \"$x$x\")#end",
            "#foreach($i in [1..100])$l.addAll($l)#end",
            "#set($x = [])#foreach($i in [1..1000])#set($x = [$x])#end$x",
            "$l.add($l)$l",
            "#set($m.q.m = $m)$m",
            "#set($x = 'abc')#foreach($i in [1..20])#set($x = $x.replace('', $x))#end",
            "#set($x = [1..1000000000])",
            "#foreach($i in [1..1000])#foreach($j in [1..1000])$l.subList(0,3)#end#end",
            "#set($a = 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!')$a.matches('(a+)+')",
            "#foreach($i in [1..1000])#foreach($j in [1..1000])0123456789ABCDEF#end#end",
            "#define($a)$b#end#define($b)$a $a#end#foreach($i in [1..1000])#foreach($j in [1..1000])$a#end#end",
        ]
    )
    func `endless work is stopped`(_ template: String) {
        #expect(throws: VelocityError.self) { try RenderingExample.render(template) }
    }

    @Test func `a chain of definitions is bounded`() throws {
        var template = ""
        for number in 0..<2_000 { template += "#define($a\(number))$a\(number + 1)#end" }
        let error = #expect(throws: VelocityError.self) {
            try RenderingExample.render(template + "$a0")
        }
        #expect(error?.kind == .limit)
    }

    @Test func `lists that were nested deeply are dropped without recursion`() throws {
        let template = """
            #set($x = [])#foreach($i in [1..1000])#foreach($j in [1..100])#set($x = [$x])#end#end done
            """
        #expect(try RenderingExample.render(template) == " done")
    }

    @Test func `a half of a surrogate pair prints as Java encodes it`() throws {
        let output = try RenderingExample.render(
            "#set($x = '😀')$x.substring(0,1)|$x.substring(0,1)$x.substring(1)"
        )
        #expect(output == "?|😀")
    }

    /// Templates at random: each is refused, rendered or stopped; nothing traps.
    @Test func `random templates never trap`() throws {
        let pieces = [
            "#if(", "#end", "#foreach($i in ", "#set($x = ", ")", "$", "{", "}", "s", "$l", "[",
            "]",
            "1", "..", "-", " ", "\n", "\"", "'", "\\", "#", "##", "#*", "*#", "#[[", "]]#",
            ".get(",
            ".size()", "$m.k", "==", "&&", "!", "+", ",", ":", "#else", "#define($d)", "$d",
            "#break",
            "$x", "#macro(a)", "true", "é", "😀", ".add($l)", ".substring(1)", "(", "$foreach",
        ]
        var random = SplitMix64(seed: 7)
        var rendered = 0
        for _ in 0..<6_000 {
            var template = ""
            for _ in 0..<Int.random(in: 1...12, using: &random) {
                template += pieces.randomElement(using: &random) ?? ""
            }
            // A refusal is as good an end as an output here.
            if (try? RenderingExample.render(template)) != nil { rendered += 1 }
        }
        #expect(rendered > 500)
    }
}

/// A small seeded generator, so that a failure comes back.
struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }
}
