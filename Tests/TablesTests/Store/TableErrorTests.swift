import Tables
import Testing

@Suite struct TableErrorTests {
    @Test(arguments: [
        (TableError.conditionalCheckFailed(oldItem: nil), "ConditionalCheckFailedException", false),
        (.transactionConflict, "TransactionConflictException", true),
        (.throttled, "ProvisionedThroughputExceededException", true),
        (.validation("text"), "ValidationException", false),
        (.resourceNotFound("t"), "ResourceNotFoundException", false),
        (.unavailable("locked"), "InternalServerError", true),
        (.deadlineExceeded, "RequestTimeoutException", true),
        (.cancelled, "RequestCancelledException", false),
    ])
    func `an error has DynamoDB's name`(error: TableError, name: String, isTransient: Bool) {
        #expect(error.errorType == name)
        #expect(error.isTransient == isTransient)
        #expect(error.description.hasPrefix(name + ": "))
    }

    @Test func `a cancelled transaction lists its reasons, and may be transient`() {
        let failed = TableError.transactionCanceled([
            .none, .conditionalCheckFailed(oldItem: nil), .validation("x"),
        ])
        #expect(failed.errorMessage.hasSuffix("[None, ConditionalCheckFailed, ValidationError]"))
        #expect(!failed.isTransient)
        #expect(TableError.transactionCanceled([.none, .transactionConflict]).isTransient)
    }
}
