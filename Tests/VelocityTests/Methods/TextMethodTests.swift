import Testing
import Velocity

@Suite struct TextMethodTests {
    @Test(arguments: textMethodExamples)
    func `methods of texts answer as in Java`(_ example: RenderingExample) throws {
        #expect(try example.render() == example.output)
    }
}

private let textMethodExamples: [RenderingExample] = [
    RenderingExample("$s.length()", "5"),
    RenderingExample("$e.isEmpty() $s.isEmpty()", "true false"),
    RenderingExample("$s.charAt(1)", "e"),
    RenderingExample("$s.substring(2) $s.substring(1,3)", "llo el"),
    RenderingExample("$s.subSequence(1,3)", "el"),
    RenderingExample(#"$s.indexOf("l") $s.indexOf("l",3) $s.indexOf("z")"#, "2 3 -1"),
    RenderingExample(#"$s.lastIndexOf("l") $s.lastIndexOf("l", 2)"#, "3 2"),
    RenderingExample(#"$s.contains("ell") $s.contains("")"#, "true true"),
    RenderingExample(
        #"$s.startsWith("He") $s.startsWith("l",2) $s.endsWith("lo")"#,
        "true true true"
    ),
    RenderingExample(
        #"$s.equals("Hello") $s.equals(5) $s.equalsIgnoreCase("HELLO")"#,
        "true false true"
    ),
    RenderingExample(
        #"$s.compareTo("Help") $s.compareTo("He") $s.compareToIgnoreCase("hello")"#,
        "-4 3 0"
    ),
    RenderingExample(#"$s.concat("!")"#, "Hello!"),
    RenderingExample("$s.toUpperCase() $s.toLowerCase()", "HELLO hello"),
    RenderingExample("#set($x = '  a b\t')[$x.trim()]", "[a b]"),
    RenderingExample(#"$s.replace("l","L") $s.replace("","-")"#, "HeLLo -H-e-l-l-o-"),
    RenderingExample(#"$s.replaceAll("l+","[$0]") "#, "He[ll]o "),
    RenderingExample(#"$s.replaceAll("(.)l","$1") $s.replaceFirst("l","L")"#, "Helo HeLlo"),
    RenderingExample(#"$s.replaceAll("[^a-z]", "-")"#, "-ello"),
    RenderingExample(#"$s.matches("H.*") $s.matches("ell")"#, "true false"),
    RenderingExample(#"$s.split("l").size() $s.split("l").get(0) $s.split("l")[2]"#, "3 He o"),
    RenderingExample(#"#foreach($p in $s.split("l"))<$p>#end"#, "<He><><o>"),
    RenderingExample(
        #"#set($x = "a,b,,")$x.split(",").size() $x.split(",",-1).size() $x.split(",",2).get(1)"#,
        "2 4 b,,"
    ),
    RenderingExample(#"#set($x = "abc")#foreach($p in $x.split(""))$p,#end"#, "a,b,c,"),
    RenderingExample("$s.toString()", "Hello"),
    RenderingExample(
        #"#set($x = "é😀ü")$x.length() $x.substring(0,1) $x.indexOf("ü") $x.substring(1,3) $x.toUpperCase()"#,
        "4 é 3 😀 É😀Ü"
    ),
    RenderingExample(#"#set($x = "😀")$x.substring(0,1)$x.substring(1)"#, "😀"),
    RenderingExample(#"$s.nope("x") $s.substring("1") $s.charAt()"#, "  "),
    RenderingExample("$s.equals($nope) $s.endsWith($nope)", "false true"),
    RenderingExample(#"#set($x = "ab'c")$x.replaceAll("'","\\'")"#, #"ab\'c"#),
    RenderingExample(#"#set($x = "a\'b")$x.replaceAll("\\'", "'")"#, "a'b"),
]
