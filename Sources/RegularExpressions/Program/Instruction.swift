/// One step of a compiled pattern.
///
/// Targets are indices of instructions. `Backward` variants serve look-behind, which matches from
/// right to left.
enum Instruction {
    case byte(UInt8)
    /// Either of two bytes: an ASCII letter whose case is ignored.
    case eitherByte(UInt8, UInt8)
    /// Bytes of the program's literal pool.
    case literal(start: Int32, count: Int32)
    case character(UInt32)
    case characterBackward(UInt32)
    /// A character that becomes this one when case is ignored.
    case foldedCharacter(UInt32)
    case foldedCharacterBackward(UInt32)
    case set(Int32)
    case setBackward(Int32)
    /// A character of a set again and again; its bounds are in the program's runs.
    case run(Int32)
    case backReference(Int32, rule: CaseRule)
    case backReferenceBackward(Int32, rule: CaseRule)
    case assert(Assertion)
    case jump(Int32)
    /// Goes on here, and there if that fails.
    case split(first: Int32, second: Int32)
    /// Stores the position in a register.
    case save(Int32)
    case clearRegisters(from: Int32, to: Int32)
    /// Starts a counted loop; its parts are in the program's loops.
    case loopStart(Int32)
    case loopTest(Int32)
    case loopEnter(Int32)
    case loopEnd(Int32)
    case atomicStart(mark: Int32)
    case atomicEnd(mark: Int32)
    case lookStart(mark: Int32)
    case lookEnd(mark: Int32)
    /// Goes on at the target if what is between fails.
    case negativeLookStart(mark: Int32, behind: Int32)
    case negativeLookEnd(mark: Int32)
    case match
}

/// A repetition of one character.
struct CharacterRun {
    let set: Int32
    let minimum: Int
    let maximum: Int
    let preference: Repetition.Preference
}

/// A counted repetition of more than one character.
struct CountedLoop {
    let minimum: Int
    let maximum: Int
    let isLazy: Bool
    /// The register that counts rounds.
    let counter: Int32
    /// The register that keeps where a round began.
    let start: Int32
    /// The registers of the groups inside, which each round clears in JavaScript.
    let captures: Range<Int32>
    /// The instruction of the loop's test.
    let test: Int32
    /// The instruction behind the loop.
    let exit: Int32
}
