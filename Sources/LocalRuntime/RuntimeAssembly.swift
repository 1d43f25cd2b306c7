import ExpressWorkflows
import Functions
import Gateway
import LocalFunctions
import Logging
import Stacks
import StatesLanguage

/// Puts a stack's engines and its gateway together.
struct RuntimeAssembly {
    let stack: Stack
    let configuration: LocalRuntime.Configuration
    let logger: Logger

    /// Makes the gateway, with all that stands behind it.
    ///
    /// - Throws: ``LocalRuntimeError``.
    func gateway(
        bindings: [FunctionBinding],
        isReady: @escaping @Sendable () async -> Bool
    ) throws(LocalRuntimeError) -> Gateway {
        try checkBindings(bindings)
        let functions = try invoker(bindings)
        let recorder = recorder
        let engines = try engines(functions, recorder)
        do throws(StackError) {
            return try Gateway(
                stack,
                services: GatewayServices(
                    engines: engines,
                    functions: functions,
                    recorder: recorder,
                    clock: configuration.clock,
                    isReady: isReady
                ),
                executionCount: configuration.executionCount,
                logger: logger
            )
        } catch {
            throw .stack(error)
        }
    }

    /// Holds handlers against declarations, both sides.
    private func checkBindings(_ bindings: [FunctionBinding]) throws(LocalRuntimeError) {
        let declared = Set(stack.functions.map(\.name))
        let bound = Set(bindings.map(\.declaration.name))
        let different = bindings.map(\.declaration).filter { declaration in
            stack.function(named: declaration.name).map { $0 != declaration } ?? false
        }
        guard declared == bound, different.isEmpty else {
            throw .bindings(
                unbound: declared.subtracting(bound).sorted(),
                undeclared: bound.subtracting(declared).sorted(),
                different: different.map(\.name).sorted()
            )
        }
    }

    private func invoker(
        _ bindings: [FunctionBinding]
    ) throws(LocalRuntimeError) -> LocalInvoker {
        do throws(FunctionDeclarationError) {
            return try LocalInvoker(bindings)
        } catch {
            let diagnostics = error.faults.map { fault in
                Diagnostic(code: .limitExceeded, message: fault.message, location: "/functions")
            }
            throw .stack(StackError(diagnostics: diagnostics))
        }
    }

    /// One recorder for all state machines, so that one look finds every execution.
    private var recorder: InMemoryExecutionRecorder {
        var rules: [ExpressWorkflows.MaskingRule] = []
        for rule in stack.stateMachines.flatMap(\.masking) {
            let rule = ExpressWorkflows.MaskingRule(
                member: rule.member,
                keeping: Set(rule.keeping)
            )
            if !rules.contains(rule) { rules.append(rule) }
        }
        return InMemoryExecutionRecorder(capacity: configuration.historyCapacity, masking: rules)
    }

    private func engines(
        _ functions: LocalInvoker,
        _ recorder: InMemoryExecutionRecorder
    ) throws(LocalRuntimeError) -> [String: WorkflowEngine] {
        let tasks = FunctionTasks(LocalFunctionInvoking(invoker: functions))
        var engines: [String: WorkflowEngine] = [:]
        for declaration in stack.stateMachines {
            let machine: CompiledStateMachine
            do throws(DefinitionError) {
                machine = try CompiledStateMachine(declaration.definition)
            } catch {
                throw .stack(StackError(diagnostics: error.diagnostics))
            }
            engines[declaration.name] = WorkflowEngine(
                machine: machine,
                identity: StateMachineIdentity(
                    name: declaration.name,
                    region: configuration.region,
                    account: configuration.account
                ),
                tasks: tasks,
                recorder: LeveledRecorder(declaration.loggingLevel, recorder),
                clock: configuration.clock
            )
        }
        return engines
    }
}

/// Records one state machine's executions at its own level, among those of the others.
private struct LeveledRecorder: ExecutionRecorder {
    let level: RecordingLevel
    private let recorder: InMemoryExecutionRecorder

    /// Creates a recorder, unless nothing is to be recorded.
    init?(_ level: LoggingLevel, _ recorder: InMemoryExecutionRecorder) {
        switch level {
        case .all: self.level = .all
        case .error: self.level = .error
        case .fatal: self.level = .fatal
        case .off: return nil
        }
        self.recorder = recorder
    }

    func record(_ record: consuming ExecutionRecord) {
        recorder.record(record)
    }
}
