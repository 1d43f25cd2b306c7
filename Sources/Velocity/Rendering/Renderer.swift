import JSON

/// One rendering of a template.
struct Renderer {
    let program: TemplateProgram
    let message: MappingTemplateMessage
    var output: [UInt8] = []
    var store = ContainerStore()
    var slots: [Value]
    /// The innermost loops and definitions around what is rendered now.
    var scopeDepth = 0
    var isStopped = false
    /// Whether a text was cut within a surrogate pair, so that the output needs mending.
    var mayHoldHalves = false
    var parsedBody: JSONValue?
    var contextMembers: JSONValue?
    var requestOverride: Value?
    var responseOverride: Value?
    private var remainingSteps = VelocityLimits.steps
    private var producibleBytes = VelocityLimits.producedBytes
    private var definitionDepth = 0

    init(_ program: TemplateProgram, message: MappingTemplateMessage = .empty) {
        self.program = program
        self.message = message
        slots = Array(repeating: .nothing, count: program.slots.count)
    }

    mutating func assign(_ value: Value, to slot: Int) {
        slots[slot] = value
    }

    /// Renders the whole template into ``output``.
    mutating func run() throws(VelocityError) {
        output.reserveCapacity(program.source.count + 512 + (message.body.text?.count ?? 0))
        do {
            _ = try run(program.block)
            try checkOutput(at: 0)
        } catch {
            throw VelocityError(
                error.failure.kind,
                error.failure.message,
                at: error.offset,
                in: program.source
            )
        }
        if mayHoldHalves { output = SurrogateMending.mended(output) }
    }

    /// Counts work that is done for the template.
    mutating func spend(_ steps: Int) throws(EvaluationFailure) {
        remainingSteps -= steps
        guard remainingSteps >= 0 else {
            throw EvaluationFailure(
                limit: "expected a rendering of at most \(VelocityLimits.steps) steps"
            )
        }
    }

    /// Counts a text that was made on the way.
    mutating func produced(_ text: [UInt8]) throws(EvaluationFailure) -> Value {
        guard text.count <= VelocityLimits.outputBytes else {
            throw EvaluationFailure(
                limit: "expected a text of at most \(VelocityLimits.outputBytes) bytes"
            )
        }
        try produce(text.count)
        return .text(text)
    }

    /// Counts the work of going through a value once.
    mutating func spend(onReading value: Value) throws(EvaluationFailure) {
        switch value {
        case .text(let bytes): try spend(1 + bytes.count / 64)
        case .json(let json):
            let count = json.withUTF8 { $0.count } ?? json.byteCount
            try spend(1 + count / 64)
        case .list(let number): try spend(1 + store.lists[number].elements.count)
        case .map(let number): try spend(1 + store.maps[number].keys.count)
        default: try spend(1)
        }
    }

    /// Counts bytes that were read or made on the way.
    mutating func produce(_ count: Int) throws(EvaluationFailure) {
        producibleBytes -= count
        guard producibleBytes >= 0 else {
            throw EvaluationFailure(
                limit: "expected a rendering to make at most \(VelocityLimits.producedBytes) bytes"
            )
        }
    }

    mutating func makeList(_ elements: [Value]) throws(EvaluationFailure) -> Value {
        try spend(1 + elements.count)
        return try store.makeList(elements)
    }

    func checkOutput(at offset: Int) throws(RenderingFailure) {
        guard output.count <= VelocityLimits.outputBytes else {
            let failure = EvaluationFailure(
                limit: "expected an output of at most \(VelocityLimits.outputBytes) bytes"
            )
            throw RenderingFailure(failure, at: offset)
        }
    }
}

/// A failure with its place in the template.
struct RenderingFailure: Error {
    let failure: EvaluationFailure
    let offset: Int

    init(_ failure: EvaluationFailure, at offset: Int) {
        self.failure = failure
        self.offset = offset
    }
}

extension MappingTemplateMessage {
    static let empty = MappingTemplateMessage(body: MappingTemplateBody(text: []))
}

// MARK: Definitions

extension Renderer {
    /// Renders the block of a `#define` into a text of its own or into the output.
    mutating func appendDefinition(_ number: Int, at offset: Int) throws(RenderingFailure) {
        // A block inside itself prints nothing from some depth on, as in Apache Velocity.
        guard store.definitions[number].recursion < VelocityLimits.definitionRecursion else {
            return
        }
        guard definitionDepth < VelocityLimits.definitionDepth else {
            let failure = EvaluationFailure(
                limit: "expected at most \(VelocityLimits.definitionDepth) nested blocks of #define"
            )
            throw RenderingFailure(failure, at: offset)
        }
        store.definitions[number].recursion += 1
        definitionDepth += 1
        scopeDepth += 1
        let block = store.definitions[number].definition.block
        _ = try run(block)
        scopeDepth -= 1
        definitionDepth -= 1
        store.definitions[number].recursion -= 1
    }

    /// What a value prints, as a text.
    mutating func printed(_ value: Value) throws(EvaluationFailure) -> [UInt8] {
        if let text = value.textBytes { return text }
        var text: [UInt8] = []
        guard case .definition(let number) = value else {
            try store.print(value, to: &text)
            try produce(text.count)
            return text
        }
        swap(&text, &output)
        defer { swap(&text, &output) }
        do {
            try appendDefinition(number, at: 0)
        } catch {
            throw error.failure
        }
        return output
    }

    /// The text of a block of `#define`; other values as they are.
    mutating func rendered(_ value: Value) throws(EvaluationFailure) -> Value {
        guard case .definition = value else { return value }
        return .text(try printed(value))
    }

    /// Renders a block into a text of its own.
    mutating func text(of block: Block) throws(RenderingFailure) -> [UInt8] {
        var text: [UInt8] = []
        swap(&text, &output)
        defer { swap(&text, &output) }
        _ = try run(block)
        return output
    }
}
