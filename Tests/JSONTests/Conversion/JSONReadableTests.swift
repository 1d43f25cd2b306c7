import JSON
import Testing

private struct Line: JSONReadable, JSONWritable, Equatable {
    var sku: String
    var quantity: Int
    var note: String?

    init(reading value: JSONValue) throws(JSONReadingError) {
        sku = try value.read("sku")
        quantity = try value.read("quantity")
        note = try value.read("note")
    }

    func write(to builder: inout JSONBuilder) {
        builder.object {
            $0.set("sku", to: sku)
            $0.set("quantity", to: quantity)
            $0.set("note", ifPresent: note)
        }
    }
}

private struct Order: JSONReadable, JSONWritable, Equatable {
    var id: Int64
    var paid: Bool
    var total: Double
    var lines: [Line]

    init(reading value: JSONValue) throws(JSONReadingError) {
        id = try value.read("id")
        paid = try value.read("paid")
        total = try value.read("total")
        lines = try value.read("lines")
    }

    func write(to builder: inout JSONBuilder) {
        builder.object {
            $0.set("id", to: id)
            $0.set("paid", to: paid)
            $0.set("total", to: total)
            $0.set("lines", to: lines)
        }
    }
}

@Suite struct JSONReadableTests {
    let text =
        #"{"id":7,"paid":true,"total":12.5,"lines":[{"sku":"A","quantity":2},{"sku":"B","quantity":1,"note":"x"}]}"#

    @Test func `a type reads and writes itself`() throws {
        let order = try Order(reading: JSONValue(parsing: text))
        #expect(order.lines.map(\.sku) == ["A", "B"])
        #expect(order.lines.map(\.note) == [nil, "x"])
        #expect(JSONValue(writing: order).text == text)
    }

    @Test(arguments: [
        (
            #""quantity":1,"#, #""quantity":"one","#,
            "expected an integer but found a string at /lines/1/quantity"
        ),
        (
            #""quantity":1,"#, #""quantity":1.5,"#,
            "expected an integer but found a number at /lines/1/quantity"
        ),
        (#""sku":"B","#, "", "expected a value but found nothing at /lines/1/sku"),
        (#""paid":true"#, #""paid":null"#, "expected a Boolean but found null at /paid"),
        (#""total":12.5"#, #""total":[]"#, "expected a number but found an array at /total"),
        (
            #"[{"sku":"A","quantity":2},"#, "[5,",
            "expected an object but found an integer at /lines/0"
        ),
        (#""note":"x""#, #""note":{}"#, "expected a string but found an object at /lines/1/note"),
    ])
    func `an error names the place`(part: String, other: String, description: String) throws {
        let changed = text.split(separator: part).joined(separator: other)
        let value = try JSONValue(parsing: changed)
        let error = #expect(throws: JSONReadingError.self) { try Order(reading: value) }
        #expect(error?.description == description)
    }

    @Test func `null reads as nothing where nothing is allowed`() throws {
        let value = try JSONValue(parsing: #"[1,null]"#)
        #expect(try [Int?](reading: value) == [1, nil])
        #expect(throws: JSONReadingError.self) { try [Int](reading: value) }
    }
}
