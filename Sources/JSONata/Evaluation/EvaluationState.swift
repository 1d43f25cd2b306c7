import JSON
import RegularExpressions

/// Where an evaluation found a member in objects of one shape.
struct FieldCacheEntry: BitwiseCopyable {
    var head: UInt64
    var index: Int
}

/// What changes in the course of an evaluation.
///
/// It lies behind a pointer, so that touching it costs no check for exclusive access.
struct EvaluationState {
    /// The value stack: sequences under construction and arguments.
    var stack: UnsafeMutablePointer<RawJSON>
    var stackCapacity: Int
    var stackIsOwned = false
    var top = 0

    /// Where new values are made; reset when a call's result needs nothing of what it made.
    let arena: RawArena

    /// Where shapes are made at run time; never reset, since field caches know shapes by address.
    var shapes: RawArena?

    /// The values of the free variables, those of the plan and behind them those of `$eval`'s plans.
    var globals: UnsafeMutablePointer<RawJSON>

    /// One entry for each field step of these plans.
    var cache: UnsafeMutablePointer<FieldCacheEntry>

    /// How many places of both tables are taken, and how many there are.
    var taken: PlanStart
    var room: PlanStart

    /// The plan's names for them.
    let plan: Unmanaged<Plan>

    /// `$$`.
    var root: RawJSON

    /// How deep the evaluation of the function around the current node is nested.
    var depthBase = 0
    let depthLimit: Int

    /// How many steps are left until the next look at the clock.
    var stepsLeft = JSONataLimits.stepsBetweenClockReads

    /// Where the caller's stack may reach to; it grows downwards.
    let nativeStackEnd: UInt

    let byteLimit: Int
    let valueByteLimit: Int
    let dialect: JSONataDialect

    /// Whether a function, a hole in an array or an infinite number may be inside a value.
    var mayHoldForeignValues = false

    /// How many functions were made; while it stays the same, no frame is kept by one.
    var functionCount = 0

    /// The call that a `RawJSON.tailCall` stands for; its arguments lie on top of the stack.
    var tailFunction = RawJSON.undefined
    var tailArgumentCount = 0
    var tailSite: Unmanaged<CallSite>?

    /// The clock and random source, which outlive the evaluation.
    let surroundings: UnsafePointer<Plan.Surroundings>
    let duration: Duration

    /// The time of this evaluation, read once.
    var currentTimeMilliseconds: Int64?

    /// What few evaluations need; made when first asked for.
    var services: EvaluationServices?
}

/// Where a call stands, for error reports and for counting depth.
final class CallSite {
    /// The name of what is called, where it has one.
    let name: String?
    let position: Int

    /// How deep the call lies below the body of the function around it.
    let depth: Int

    init(name: String?, position: Int, depth: Int) {
        self.name = name
        self.position = position
        self.depth = depth
    }
}

/// The slower parts of an evaluation's surroundings.
final class EvaluationServices {
    /// When the evaluation began, or rather took its first few thousand steps.
    var start: ContinuousClock.Instant?

    /// Documents into which values point that were made on the way.
    var documents: [RawDocument] = []

    /// Pictures that were read, by their texts.
    var datePictures: [[UInt8]: DatePicture] = [:]
    var dateExpressions: [[UInt8]: RegularExpression] = [:]
    var numberPictures: [[UInt8]: NumberPicture] = [:]

    /// Plans that `$eval` compiled; their constants may be part of the result.
    var plans: [Plan] = []
}

extension Evaluation {
    /// The slower parts of the surroundings.
    var services: EvaluationServices {
        if let services = state.pointee.services { return services }
        let services = EvaluationServices()
        state.pointee.services = services
        return services
    }

    /// The wall clock, the same throughout one evaluation.
    var currentTimeMilliseconds: Int64 {
        if let time = state.pointee.currentTimeMilliseconds { return time }
        let time = state.pointee.surroundings.pointee.environment
            .currentTimeMilliseconds()
        state.pointee.currentTimeMilliseconds = time
        return time
    }
}

extension Evaluation {
    /// The value that the name of a free variable is bound to from outside.
    func global(named name: [UInt8]) -> RawJSON {
        let plan = state.pointee.plan.takeUnretainedValue()
        guard let index = plan.globalNames.firstIndex(of: name) else { return .unbound }
        return state.pointee.globals[index]
    }
}
