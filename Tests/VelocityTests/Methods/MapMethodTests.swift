import Testing
import Velocity

@Suite struct MapMethodTests {
    @Test(arguments: mapMethodExamples)
    func `methods of maps answer as in Java`(_ example: RenderingExample) throws {
        #expect(try example.render() == example.output)
    }
}

private let mapMethodExamples: [RenderingExample] = [
    RenderingExample(#"$m.size() $m.isEmpty() $m.get("k") [$m.get("z")]"#, "2 false v []"),
    RenderingExample(#"$m.getOrDefault("z", "d") $m.getOrDefault("k", "d")"#, "d v"),
    RenderingExample(
        #"$m.containsKey("k") $m.containsKey("z") $m.containsValue("v")"#,
        "true false true"
    ),
    RenderingExample(#"$m.put("k", 1) $m"#, "v {k=1, q={x=1}}"),
    RenderingExample(#"[$m.put("z", 1)] $m"#, "[] {k=v, q={x=1}, z=1}"),
    RenderingExample(
        #"$m.putIfAbsent("k", 1) $m.putIfAbsent("y", 1) $m"#,
        "v  {k=v, q={x=1}, y=1}"
    ),
    RenderingExample(#"$m.putAll({"b":2})$m"#, "{k=v, q={x=1}, b=2}"),
    RenderingExample(#"$m.remove("k") [$m.remove("z")] $m"#, "v [] {q={x=1}}"),
    RenderingExample("$m.clear()$m", "{}"),
    RenderingExample("$m.keySet() $m.values() $m.entrySet()", "[k, q] [v, {x=1}] [k=v, q={x=1}]"),
    RenderingExample(#"$m.keySet().size() $m.keySet().contains("k")"#, "2 true"),
    RenderingExample("$m.entrySet().iterator().next().getValue()", "v"),
    RenderingExample("#foreach($x in $m.entrySet())$x.getKey() $x #end", "k k=v q q={x=1} "),
    RenderingExample("$m.equals($m) $m.equals(1) $m.toString()", "true false {k=v, q={x=1}}"),
    RenderingExample(#"$m.q.put("x", 2)$m"#, "1{k=v, q={x=2}}"),
    RenderingExample(#"#set($a = {})#set($a["x"] = {})#set($a["x"].y = 1)$a"#, "{x={y=1}}"),
    RenderingExample(#"#set($a = {1: "one"})$a.get(1) [$a.get("1")]"#, "one []"),
    RenderingExample(#"$m.get("q").put("y", 3)$m.q.y"#, "3"),
]
