/// The text of a mapping template, with references to other parts of the stack.
///
/// An interpolation stands for something that is known only where the stack runs:
///
/// ```swift
/// let template: MappingTemplateText = """
///     {"stateMachineArn": "\(arnOf: .stateMachine("order-workflow"))", "input": "{}"}
///     """
/// ```
public struct MappingTemplateText: Hashable, Sendable, ExpressibleByStringInterpolation {
    /// A part of a stack that has an ARN.
    public enum Reference: Hashable, Sendable {
        /// The state machine of that name.
        case stateMachine(String)
        /// The function of that name.
        case function(String)
    }

    /// A piece of the text.
    public enum Segment: Hashable, Sendable {
        /// The text itself.
        case text(String)
        /// The ARN of a part of the stack.
        case arn(Reference)
    }

    /// The pieces, in order.
    public let segments: [Segment]

    /// Takes a text without references.
    public init(_ text: String) {
        segments = [.text(text)]
    }

    /// Takes a text without references.
    public init(stringLiteral value: String) { self.init(value) }

    /// Takes a text with references.
    public init(stringInterpolation: StringInterpolation) {
        segments = stringInterpolation.segments
    }

    /// The parts of the stack that the text refers to.
    public var references: [Reference] {
        segments.compactMap { segment in
            if case .arn(let reference) = segment { reference } else { nil }
        }
    }

    /// The text, with what `arn` gives in place of each reference.
    public func resolved(_ arn: (Reference) -> String) -> String {
        segments.reduce(into: "") { text, segment in
            switch segment {
            case .text(let piece): text += piece
            case .arn(let reference): text += arn(reference)
            }
        }
    }

    /// Collects a text and its references.
    public struct StringInterpolation: StringInterpolationProtocol, Sendable {
        fileprivate var segments: [Segment] = []

        /// Begins a text.
        public init(literalCapacity: Int, interpolationCount: Int) {
            segments.reserveCapacity(2 * interpolationCount + 1)
        }

        /// Appends a piece of text.
        public mutating func appendLiteral(_ literal: String) {
            if !literal.isEmpty { segments.append(.text(literal)) }
        }

        /// Appends a text.
        public mutating func appendInterpolation(_ text: String) {
            appendLiteral(text)
        }

        /// Appends the ARN of a part of the stack.
        public mutating func appendInterpolation(arnOf reference: Reference) {
            segments.append(.arn(reference))
        }
    }
}
