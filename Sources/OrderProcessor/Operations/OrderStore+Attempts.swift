import Time
import Payments
import Tables

extension OrderStore {
    /// Writes the attempt as open.
    ///
    /// - Throws: `attemptSuperseded` if it exists and is no longer open.
    func open(
        _ attempt: Attempt,
        deadline: Instant?
    ) async throws(OrderError) {
        do {
            try await table.put(
                attempt.item,
                in: OrderTable.name,
                if: .notExists("PK"),
                returnsOldItemOnFailure: true,
                deadline: deadline
            )
        } catch .conditionalCheckFailed(let old?) {
            let known = try Attempt(old)
            guard known.state == .open else { throw .superseded(known) }
        } catch {
            throw OrderError(error)
        }
    }

    /// Notes the processor's object in the attempt, while that is open.
    ///
    /// - Throws: `attemptSuperseded` if it is no longer open.
    func attach(
        _ payment: PaymentReference,
        to orderID: String,
        deadline: Instant?
    ) async throws(OrderError) {
        let reference: AttributePath = "paymentRef"
        let value = AttributeValue.string(payment.id)
        do {
            try await table.update(
                ItemKey.attempt(orderID).primaryKey,
                in: OrderTable.name,
                [.set(reference, value)],
                if: OrderTable.Attribute.state == AttemptState.open.value
                    && (.notExists(reference) || reference == value),
                returnsOldItemOnFailure: true,
                deadline: deadline
            )
        } catch .conditionalCheckFailed(let old) {
            guard let known = try old.map(Attempt.init) else { throw .missingAttempt(orderID) }
            guard known.state == .open else { throw .superseded(known) }
            throw .inconsistent("expected one payment object, but attempt \(orderID) has another")
        } catch {
            throw OrderError(error)
        }
    }

    /// Commits: the attempt becomes committed and the order is put, both or neither.
    ///
    /// Its size does not depend on the number of lines, whose reservations it leaves alone.
    ///
    /// - Throws: `attemptSuperseded` if the attempt is being aborted.
    func commit(
        _ order: Order,
        deadline: Instant?
    ) async throws(OrderError) {
        let state = OrderTable.Attribute.state
        let reference: AttributePath = "paymentRef"
        do {
            try await table.transact(
                [
                    .update(
                        ItemKey.attempt(order.orderID).primaryKey,
                        in: OrderTable.name,
                        [.set(state, AttemptState.committed.value)],
                        if: state == AttemptState.open.value
                            && reference == .string(order.transactionID),
                        returnsOldItemOnFailure: true
                    ),
                    .put(order.item, in: OrderTable.name, if: .notExists("PK")),
                ],
                deadline: deadline
            )
        } catch .transactionCanceled(let reasons) {
            guard case .conditionalCheckFailed(let old) = reasons.first else {
                throw OrderError(.transactionCanceled(reasons))
            }
            guard let known = try old.map(Attempt.init) else {
                throw .missingAttempt(order.orderID)
            }
            switch known.state {
            case .committed: return
            case .aborting, .aborted: throw .superseded(known)
            case .open:
                throw .inconsistent(
                    "expected the payment \(order.transactionID) at attempt \(order.orderID)"
                )
            }
        } catch {
            throw OrderError(error)
        }
    }

    /// Marks the attempt as aborting, so that it can no longer be committed.
    ///
    /// An attempt that was never written is written as aborted, so that it can no longer be
    /// opened.
    ///
    /// - Returns: The attempt as it is now, aborting or aborted.
    /// - Throws: `attemptCommitted` if the order exists.
    func abort(
        _ attempt: Attempt,
        reason: String,
        deadline: Instant?
    ) async throws(OrderError) -> Attempt {
        for _ in 0..<OrderLimits.readRounds {
            if let known = try await markAborting(attempt, reason: reason, deadline: deadline) {
                return known
            }
            var tombstone = attempt
            tombstone.state = .aborted
            do {
                try await table.put(
                    tombstone.item,
                    in: OrderTable.name,
                    if: .notExists("PK"),
                    deadline: deadline
                )
                return tombstone
            } catch .conditionalCheckFailed {
                // It was opened in between: look again.
            } catch {
                throw OrderError(error)
            }
        }
        throw .storeConflict("attempt \(attempt.orderID) changes all the time")
    }

    /// Marks the attempt as aborting and returns it, or `nil` if there is none.
    private func markAborting(
        _ attempt: Attempt,
        reason: String,
        deadline: Instant?
    ) async throws(OrderError) -> Attempt? {
        let state = OrderTable.Attribute.state
        let marked: Item?
        do {
            marked = try await table.update(
                ItemKey.attempt(attempt.orderID).primaryKey,
                in: OrderTable.name,
                [
                    .set(state, AttemptState.aborting.value),
                    .setIfAbsent("abortReason", .string(reason)),
                ],
                if: state.isOne(of: [AttemptState.open.value, AttemptState.aborting.value]),
                returnsOldItemOnFailure: true,
                returning: .new,
                deadline: deadline
            )
        } catch .conditionalCheckFailed(let old) {
            guard let known = try old.map(Attempt.init) else { return nil }
            guard known.state != .committed else {
                throw .attemptCommitted("the order \(known.orderID) exists")
            }
            return known
        } catch {
            throw OrderError(error)
        }
        return try marked.map(Attempt.init)
    }

    /// Marks the attempt as aborted: nothing is held any more.
    func close(
        _ orderID: String,
        deadline: Instant?
    ) async throws(OrderError) {
        let state = OrderTable.Attribute.state
        do {
            try await table.update(
                ItemKey.attempt(orderID).primaryKey,
                in: OrderTable.name,
                [.set(state, AttemptState.aborted.value)],
                if: state.isOne(of: [AttemptState.aborting.value, AttemptState.aborted.value]),
                returnsOldItemOnFailure: true,
                deadline: deadline
            )
        } catch .conditionalCheckFailed(let old) {
            guard let known = try old.map(Attempt.init) else { throw .missingAttempt(orderID) }
            throw .inconsistent(
                "expected attempt \(orderID) to be aborting, but it is \(known.state.rawValue)"
            )
        } catch {
            throw OrderError(error)
        }
    }

    /// The attempt of an order.
    func attempt(
        _ orderID: String,
        deadline: Instant?
    ) async throws(OrderError) -> Attempt? {
        try await get(.attempt(orderID), deadline: deadline).map(Attempt.init)
    }
}

extension AttemptState {
    /// The state as it is stored.
    var value: AttributeValue { .string(rawValue) }
}

extension OrderError {
    static func superseded(_ attempt: Attempt) -> OrderError {
        .attemptSuperseded("attempt \(attempt.orderID) is \(attempt.state.rawValue)")
    }

    static func missingAttempt(_ orderID: String) -> OrderError {
        .inconsistent("expected an attempt \(orderID), but there is none")
    }
}
