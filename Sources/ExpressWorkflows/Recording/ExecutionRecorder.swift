/// Where the histories of executions go.
public protocol ExecutionRecorder: Sendable {
    /// How much is recorded; read once, when an execution begins.
    var level: RecordingLevel { get }

    /// Takes the record of an execution that has ended.
    ///
    /// It is called once per execution, in the execution's task, before its result is known to
    /// anybody: it must be quick, and mask what must not be kept.
    func record(_ record: consuming ExecutionRecord)
}
