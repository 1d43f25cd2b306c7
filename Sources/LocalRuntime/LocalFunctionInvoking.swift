import ExpressWorkflows
import Functions
import JSON
import LocalFunctions

/// Lets workflows call the functions of this process.
struct LocalFunctionInvoking: FunctionInvoking {
    let invoker: LocalInvoker

    func invoke(
        _ function: String,
        payload: JSONValue,
        request: TaskRequest
    ) async throws(TaskFailure) -> JSONValue {
        do throws(InvocationFailure) {
            return try await invoker.invoke(
                try invoker.expect(function),
                input: payload,
                deadline: request.deadline
            )
        } catch {
            throw TaskFailure(error: error.error, cause: error.cause)
        }
    }
}
