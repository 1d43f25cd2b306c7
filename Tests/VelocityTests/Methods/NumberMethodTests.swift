import Testing
import Velocity

@Suite struct NumberMethodTests {
    @Test(arguments: numberMethodExamples)
    func `methods of numbers and truth values answer as in Java`(_ example: RenderingExample) throws
    {
        #expect(try example.render() == example.output)
    }
}

private let numberMethodExamples: [RenderingExample] = [
    RenderingExample("$n.toString() $n.intValue() $d.intValue() $d.toString()", "5 5 12 12.5"),
    RenderingExample(
        "$n.doubleValue() $n.longValue() $d.longValue() $d.doubleValue()",
        "5.0 5 12 12.5"
    ),
    RenderingExample(
        "#set($x = 300)$x.byteValue() $x.shortValue() #set($x = 70000)$x.shortValue()",
        "44 3004464"
    ),
    RenderingExample("$n.compareTo(4) $n.compareTo(5) $n.compareTo(6)", "1 0 -1"),
    RenderingExample(#"$n.equals(5) $n.equals("5")"#, "true false"),
    RenderingExample(#"$n.parseInt("12") $n.valueOf("7")"#, "12 7"),
    RenderingExample(#"$d.parseDouble("1.50")"#, "1.5"),
    RenderingExample(
        #"$t.toString() $t.equals(true) $t.booleanValue() $t.parseBoolean("TRUE") $t.valueOf("no")"#,
        "true true true true false"
    ),
]
