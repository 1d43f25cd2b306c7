import Testing
import Velocity

@Suite struct DirectiveTests {
    @Test(arguments: directiveExamples)
    func `directives render as in Apache Velocity`(_ example: RenderingExample) throws {
        #expect(try example.render() == example.output)
    }
}

private let directiveExamples: [RenderingExample] = [
    // #set
    RenderingExample("#set($x = 1)$x", "1"),
    RenderingExample(#"#set( $x = "a" )$x"#, "a"),
    RenderingExample(
        "  #set($x = 1)  \n  x$x\n\t#set($y = 2)\ny$y #set($z = 3)z$z",
        "  x1\n\ty2z3"
    ),
    RenderingExample("#set($x=1)\n\ny", "\ny"),
    RenderingExample("#{set}($x = 1)$x", "1"),
    RenderingExample("#set ($x = 1)$x", "1"),
    RenderingExample("$s#set($x = 1)z$x", "Helloz1"),
    RenderingExample("$s.length() #set($x = 1) z$x", "5 z1"),
    RenderingExample("#set $x = 1", "#set  = 1"),
    RenderingExample("#set($x = $nope)[$x]", "[]"),
    RenderingExample("#set($x = 1)#set($x = $n / 0)$x", "1"),
    RenderingExample("#set($m.k = 2)$m.k", "2"),
    RenderingExample("#set($m.q.y = 2)$m", "{k=v, q={x=1, y=2}}"),
    RenderingExample(#"#set($m["a b"] = 1)$m"#, "{k=v, q={x=1}, a b=1}"),
    RenderingExample("#set($l[0] = 9)$l", "[9, 1, 2]"),
    RenderingExample("#set($nope.x = 1)[$nope]", "[]"),
    RenderingExample("#set($a = $m.q)#set($a.x = 5)$m", "{k=v, q={x=5}}"),
    RenderingExample("#set($x = {\n  \"a\": 1,\n  \"b\": [1,\n 2]\n})$x.a$x.b", "1[1, 2]"),
    // #if
    RenderingExample("#if(true)a#end", "a"),
    RenderingExample("#if($f)a#else b#end", " b"),
    RenderingExample("#if($f)a#elseif($t)b#else c#end", "b"),
    RenderingExample("#if($f)a#elseif($f)b#{else}c#{end}d", "cd"),
    RenderingExample("#if (true)\na\n#else\nb\n#end\nc", "a\nc"),
    RenderingExample("  #if(true)\n  a\n  #end\nb", "    a\n  b"),
    RenderingExample("#if\n($t)a#end", "a"),
    RenderingExample("#if( ! $f )a#end", "a"),
    RenderingExample("#if($t)#if($f)x#{else}y#end#end", "y"),
    RenderingExample("#if(true)#end", ""),
    RenderingExample("#iffy", "#iffy"),
    RenderingExample("#if($nope)a#end", "a"),
    RenderingExample("#if($e)a#end", "a"),
    RenderingExample("#if(5)a#end", ""),
    RenderingExample(#"#if("")a#end"#, ""),
    RenderingExample("#if($n)a#end", "a"),
    RenderingExample("#if($t)a#end \t\nb", "ab"),
    RenderingExample("#if($t)a#end b", "a b"),
    // #foreach
    RenderingExample("#foreach($i in $l)$i,#end", "3,1,2,"),
    RenderingExample("#foreach( $i in $l )\n  $i\n#end\n", "  3\n  1\n  2\n"),
    RenderingExample("#foreach($i in [1..3])\n$i\n#end\nx", "1\n2\n3\nx"),
    RenderingExample("#foreach($i in [3..1])$i#end", "321"),
    RenderingExample("#foreach($i in [])a#end", ""),
    RenderingExample("#foreach($i in $nope)a#end", ""),
    RenderingExample(#"#foreach($i in "abc")a#end"#, ""),
    RenderingExample("#foreach($i in $m)[$i]#end", "[v][{x=1}]"),
    RenderingExample(#"#foreach($i in {"a": 1, "b": 2})$i#end"#, "12"),
    RenderingExample("#foreach($e in $m.entrySet())$e.key=$e.value;#end", "k=v;q={x=1};"),
    RenderingExample("#foreach($k in $m.keySet())$k;#end", "k;q;"),
    RenderingExample(
        "#foreach($i in $l)$foreach.index $foreach.count $foreach.hasNext $foreach.first $foreach.last [$foreach.parent] $velocityCount $velocityHasNext;#end[$foreach][$velocityCount]",
        "0 1 true true false [] 1 true;1 2 true false false [] 2 true;2 3 false false true [] 3 false;[][]"
    ),
    RenderingExample(
        #"#foreach($a in [1,2])#foreach($b in ["x","y"])$a$b($foreach.parent.count.$foreach.count)#end#end"#,
        "1x(1.1)1y(1.2)2x(2.1)2y(2.2)"
    ),
    RenderingExample(#"#set($i = "outer")#foreach($i in [1,2])$i#end|$i"#, "12|outer"),
    RenderingExample("#set($v = 0)#foreach($i in $l)#set($v = $v + $i)#end$v", "6"),
    RenderingExample("#foreach($i in $l)$foreach.getIndex()$foreach.getCount()#end", "011223"),
    RenderingExample("#foreach($i in $l.iterator())$i#end", "312"),
    RenderingExample("#set($foreach = 1)#foreach($i in $l)$foreach.index#end$foreach", "0121"),
    // #break and #stop
    RenderingExample("#foreach($i in [1..10])#if($i > 3)#break#end$i#end done", "123 done"),
    RenderingExample("#foreach($i in $l)#foreach($j in $l)#break($foreach.parent)#end x#end", ""),
    RenderingExample("#foreach($i in $l)#foreach($j in $l)$j#break#end x#end", "3 x3 x3 x"),
    RenderingExample("#foreach($i in $l)#break($foreach)#end x", " x"),
    RenderingExample("a#break b", "a"),
    RenderingExample("x#stop y", "x"),
    RenderingExample("#foreach($i in $l)#if($i==1)#stop#end$i#end after", "3"),
    RenderingExample("a#stop($x) b", "a"),
    RenderingExample("#if($t)a#{stop}b#{end}c", "a"),
    // #define
    RenderingExample("#define($x)a$s#end$x$x", "aHelloaHello"),
    RenderingExample("#define($x)\na$s\n#end\n$x|", "aHello\n|"),
    RenderingExample("#define($x)$y#end#set($y = 1)$x#set($y = 2)$x", "12"),
    RenderingExample("#define($b)#break x#end a$b c", " a c"),
    RenderingExample(
        #"#define($b)$s#end#set($x = $b)$x [$x.length()] #if($b == "Hello")y#end "$b""#,
        #"Hello [] y "Hello""#
    ),
    RenderingExample("#define( $hello)hi#end$hello()$hello()", "hi()hi()"),
    RenderingExample("#define($a)<$b>#end#define($b)$s#end$a", "<Hello>"),
    // macros and unknown directives
    RenderingExample("#macro(hi $n)hello $n#end#hi('x')", "#hi('x')"),
    RenderingExample(#"#evaluate("x")|"#, #"#evaluate("x")|"#),
    RenderingExample(#"#parse("x")|#include($s)"#, #"#parse("x")|#include($s)"#),
    RenderingExample("#foo($s)", "#foo($s)"),
    RenderingExample("#foo ($s)\nx", "#foo ($s)\nx"),
    RenderingExample("#foo($s, 'x' [1,2])z", "#foo($s, 'x' [1,2])z"),
    RenderingExample("#foo()#bar", "#foo()#bar"),
    RenderingExample("#foo(a b)", "#foo(a b)"),
    RenderingExample("#hash #13ff93 # #1.5 #{x} #{", "#hash #13ff93 # #1.5 #{x} #{"),
    RenderingExample("color: #13ff93", "color: #13ff93"),
    // comments and unparsed text
    RenderingExample("a ## b $s\nc", "a c"),
    RenderingExample("## whole line\nb", "b"),
    RenderingExample("a##", "a"),
    RenderingExample("a#* b\n $s *#c", "ac"),
    RenderingExample("a#**#b", "ab"),
    RenderingExample("a#** doc *#b", "ab"),
    RenderingExample("a#* never ends", "a"),
    RenderingExample("#[[ $s #if ]]# b", " $s #if  b"),
    RenderingExample("#[[]]#", ""),
    // blank space
    RenderingExample("a\r\n#if($t)\r\nb\r\n#end\r\nc", "a\r\nb\r\nc"),
    RenderingExample("#if($t)  \r\nb#end", "b"),
    RenderingExample("#end_", "#end_"),
    RenderingExample("$s\n#set($x = 1)\n$x", "Hello\n1"),
    RenderingExample("#foreach($i in [1,2])\n\n$i\n#end", "\n1\n\n2\n"),
    // escapes
    RenderingExample(#"\$s"#, "$s"),
    RenderingExample(#"\\$s"#, #"\Hello"#),
    RenderingExample(#"\\\$s"#, #"\$s"#),
    RenderingExample(#"\$nope"#, "$nope"),
    RenderingExample(#"\${s} \$!s"#, "${s} $!s"),
    RenderingExample(##"\#if"##, "#if"),
    RenderingExample(##"\\#if($t)a#end"##, #"\a"#),
    RenderingExample(##"\#end"##, "#end"),
    RenderingExample(##"\# end"##, ##"\# end"##),
    RenderingExample(##"\#set($x = 1)"##, "#set( = 1)"),
    RenderingExample(#"\\x \x"#, #"\\x \x"#),
    RenderingExample(##"\#foo \\#foo"##, ##"\#foo \\#foo"##),
    RenderingExample(##"\\\\#if(true)a#end"##, #"\\a"#),
    RenderingExample(#"\"#, #"\"#),
    RenderingExample(##"a\\ \# \$ "##, ##"a\\ \# \$ "##),
]
