import Testing
import Velocity

@Suite struct ListMethodTests {
    @Test(arguments: listMethodExamples)
    func `methods of lists answer as in Java`(_ example: RenderingExample) throws {
        #expect(try example.render() == example.output)
    }
}

private let listMethodExamples: [RenderingExample] = [
    RenderingExample("$l.size() $l.isEmpty() $l.get(0)", "3 false 3"),
    RenderingExample(
        #"$l.contains(1) $l.contains("1") $l.indexOf(1) $l.indexOf(9) $l.lastIndexOf(2)"#,
        "true false 1 -1 2"
    ),
    RenderingExample("$l.add(4) $l", "true [3, 1, 2, 4]"),
    RenderingExample("$l.add(0, 7)$l", "[7, 3, 1, 2]"),
    RenderingExample("$l.addAll([8,9]) $l $l.addAll([]) ", "true [3, 1, 2, 8, 9] false "),
    RenderingExample(#"$l.set(1, "x") $l"#, "1 [3, x, 2]"),
    RenderingExample("$l.remove(0) $l", "3 [1, 2]"),
    RenderingExample(#"#set($x = ["a","b"])$x.remove("a") $x.remove("z") $x"#, "true false [b]"),
    RenderingExample("$l.clear()$l", "[]"),
    RenderingExample("$l.subList(0,2)", "[3, 1]"),
    RenderingExample("$l.containsAll([1,2]) $l.containsAll([1,9])", "true false"),
    RenderingExample(
        "#set($i = $l.iterator())$i.next()$i.hasNext()$i.next()$i.next()$i.hasNext()",
        "3true12false"
    ),
    RenderingExample("$l.equals([3,1,2]) $l.equals(3) $l.toString()", "true false [3, 1, 2]"),
    RenderingExample("#set($a = $l)$a.add(5)$l", "true[3, 1, 2, 5]"),
    RenderingExample("#set($x = [[1],[2]])$x[0].add(5)$x", "true[[1, 5], [2]]"),
    RenderingExample("#foreach($x in [[1],[2]])$x.add(0)$x#end", "true[1, 0]true[2, 0]"),
    RenderingExample(
        "#foreach($x in $l)#if($foreach.first)$l.add(9)#break#end#end$l",
        "true[3, 1, 2, 9]"
    ),
    RenderingExample(#"$l.push(1) $l.get("x")"#, " "),
]
