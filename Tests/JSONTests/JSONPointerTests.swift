import JSON
import Testing

@Suite struct JSONPointerTests {
    // The example of RFC 6901, section 5.
    let document: JSONValue = [
        "foo": ["bar", "baz"], "": 0, "a/b": 1, "c%d": 2, "e^f": 3, "g|h": 4, "i\\j": 5, "k\"l": 6,
        " ": 7, "m~n": 8,
    ]

    @Test(arguments: [
        ("/foo", #"["bar","baz"]"#), ("/foo/0", #""bar""#), ("/", "0"), ("/a~1b", "1"),
        ("/c%d", "2"),
        ("/e^f", "3"), ("/g|h", "4"), ("/i\\j", "5"), ("/k\"l", "6"), ("/ ", "7"), ("/m~0n", "8"),
    ])
    func `a pointer leads to its value`(text: String, expected: String) throws {
        let pointer = try #require(JSONPointer(text))
        #expect(document[pointer]?.text == expected)
        #expect(pointer.description == text)
    }

    @Test func `the empty pointer leads to the whole`() throws {
        #expect(document[try #require(JSONPointer(""))] == document)
    }

    @Test(arguments: ["/foo/2", "/foo/-", "/foo/00", "/foo/+1", "/foo/bar", "/nothing", "/foo/0/x"])
    func `a pointer to nothing leads nowhere`(text: String) throws {
        #expect(document[try #require(JSONPointer(text))] == nil)
    }

    @Test(arguments: ["foo", "/~", "/a~2b"])
    func `what is no pointer is refused`(text: String) {
        #expect(JSONPointer(text) == nil)
    }

    @Test func `steps are appended`() {
        let pointer = JSONPointer().appending("a/b").appending(3)
        #expect(pointer.description == "/a~1b/3")
        #expect(pointer.tokens == ["a/b", "3"])
    }
}
