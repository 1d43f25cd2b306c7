import Time
import Tables

/// What came of reserving one line.
enum ReserveOutcome: Hashable {
    /// The units are set aside.
    case reserved

    /// There are fewer units.
    case short(available: Int64)
}

extension OrderStore {
    /// Sets units aside for an attempt, if there are enough.
    ///
    /// It puts no condition on the attempt: in DynamoDB the lines of one attempt would cancel
    /// each other. A tombstone stops a reservation that comes too late.
    ///
    /// - Throws: `reservationClosed` if the line was released before.
    func reserve(
        _ line: LineQuantity,
        for orderID: String,
        deadline: Instant?
    ) async throws(OrderError) -> ReserveOutcome {
        let reservation = Reservation(line, of: orderID, .held)
        let quantity = OrderTable.Attribute.quantity
        do {
            try await table.transact(
                [
                    .put(
                        reservation.item,
                        in: OrderTable.name,
                        if: .notExists("PK"),
                        returnsOldItemOnFailure: true
                    ),
                    .update(
                        ItemKey.inventory(line.productID).primaryKey,
                        in: OrderTable.name,
                        [
                            .add(quantity, DecimalNumber(-line.quantity)),
                            .add(OrderTable.Attribute.reserved, DecimalNumber(line.quantity)),
                        ],
                        if: quantity >= .integer(line.quantity),
                        returnsOldItemOnFailure: true
                    ),
                ],
                deadline: deadline
            )
            return .reserved
        } catch .transactionCanceled(let reasons) {
            return try outcome(of: reservation, stoppedBy: reasons)
        } catch {
            throw OrderError(error)
        }
    }

    private func outcome(
        of reservation: Reservation,
        stoppedBy reasons: [CancellationReason]
    ) throws(OrderError) -> ReserveOutcome {
        // A reservation that is there already decides; the stock that it took is not there again.
        if case .conditionalCheckFailed(let old?) = reasons.first {
            let known = try Reservation(old, like: reservation)
            guard known.state != .released else { throw .closed(known) }
            guard known.quantity == reservation.quantity else {
                throw .inconsistent(
                    "expected \(reservation.quantity) of \(known.productID) reserved,"
                        + " but found \(known.quantity)"
                )
            }
            return .reserved
        }
        if case .conditionalCheckFailed(let inventory) = reasons.last {
            return .short(available: max(0, inventory?["quantity"]?.integer ?? 0))
        }
        throw OrderError(.transactionCanceled(reasons))
    }

    /// Gives reserved units back; where none are reserved, puts a tombstone instead.
    ///
    /// Either way nothing can be reserved under this line any more. Stock is added at most once.
    ///
    /// - Throws: `inconsistent` if the units were sold.
    func release(
        _ line: LineQuantity,
        of orderID: String,
        deadline: Instant?
    ) async throws(OrderError) {
        let released = Reservation(line, of: orderID, .released)
        for _ in 0..<OrderLimits.readRounds {
            let stored = try await get(released.key, deadline: deadline)
            let known = try stored.map { item throws(OrderError) in
                try Reservation(item, like: released)
            }
            switch known?.state {
            case .released:
                return
            case .consumed:
                throw .inconsistent("\(line.productID) of order \(orderID) is sold already")
            case .held, nil:
                if try await change(known, to: released, deadline: deadline) { return }
            }
        }
        throw .storeConflict("the reservation of \(line.productID) changes all the time")
    }

    /// Releases what is held, or puts a tombstone where nothing is.
    ///
    /// - Returns: Whether it was still as `known` says.
    private func change(
        _ known: Reservation?,
        to released: Reservation,
        deadline: Instant?
    ) async throws(OrderError) -> Bool {
        do {
            guard let known else {
                try await table.put(
                    released.item,
                    in: OrderTable.name,
                    if: .notExists("PK"),
                    deadline: deadline
                )
                return true
            }
            try await table.transact(known.releasing, deadline: deadline)
            return true
        } catch .conditionalCheckFailed {
            return false
        } catch .transactionCanceled(let reasons) {
            guard case .conditionalCheckFailed = reasons.first else {
                throw OrderError(.transactionCanceled(reasons))
            }
            return false
        } catch {
            throw OrderError(error)
        }
    }

    /// Sells what lines of a committed order hold, and puts their order items.
    ///
    /// A group that is already consumed changes nothing.
    ///
    /// - Precondition: 1 to ``OrderLimits/linesPerConsumption`` lines.
    /// - Throws: `reservationClosed` if a line holds nothing.
    func consume(
        _ lines: [OrderLine],
        of orderID: String,
        deadline: Instant?
    ) async throws(OrderError) {
        do {
            try await table.transact(
                lines.flatMap { $0.consuming(of: orderID) },
                deadline: deadline
            )
        } catch .transactionCanceled(let reasons) {
            try check(reasons, of: lines, orderID)
        } catch {
            throw OrderError(error)
        }
    }

    /// Accepts a stopped consumption if all its lines are consumed already.
    private func check(
        _ reasons: [CancellationReason],
        of lines: [OrderLine],
        _ orderID: String
    ) throws(OrderError) {
        var consumedCount = 0
        for (index, line) in lines.enumerated() where reasons.indices.contains(3 * index) {
            guard case .conditionalCheckFailed(let old) = reasons[3 * index] else { continue }
            let quantity = LineQuantity(productID: line.productID, quantity: line.quantity)
            let missing = Reservation(quantity, of: orderID, .released)
            guard let old else { throw .closed(missing) }
            let known = try Reservation(old, like: missing)
            guard known.state == .consumed else { throw .closed(known) }
            consumedCount += 1
        }
        guard consumedCount == lines.count else {
            throw OrderError(.transactionCanceled(reasons))
        }
    }
}

extension OrderLine {
    /// The three actions that sell a line: reservation, inventory, order item.
    fileprivate func consuming(of orderID: String) -> [TransactionAction] {
        let reservation = ItemKey.reservation(orderID: orderID, productID: productID)
        let state = OrderTable.Attribute.state
        return [
            .update(
                reservation.primaryKey,
                in: OrderTable.name,
                [.set(state, ReservationState.consumed.value)],
                if: state == ReservationState.held.value,
                returnsOldItemOnFailure: true
            ),
            .update(
                ItemKey.inventory(productID).primaryKey,
                in: OrderTable.name,
                [
                    .add(OrderTable.Attribute.reserved, DecimalNumber(-quantity)),
                    .add(OrderTable.Attribute.sold, DecimalNumber(quantity)),
                ]
            ),
            .put(orderItem(of: orderID), in: OrderTable.name),
        ]
    }
}

extension Reservation {
    init(_ line: LineQuantity, of orderID: String, _ state: ReservationState) {
        self.init(
            orderID: orderID,
            productID: line.productID,
            quantity: line.quantity,
            state: state
        )
    }

    /// Reads a stored reservation of the same order and product.
    init(_ item: Item, like other: Reservation) throws(OrderError) {
        try self.init(item, orderID: other.orderID, productID: other.productID)
    }

    var key: ItemKey { .reservation(orderID: orderID, productID: productID) }

    /// The two actions that give back what is held.
    fileprivate var releasing: [TransactionAction] {
        let state = OrderTable.Attribute.state
        return [
            .update(
                key.primaryKey,
                in: OrderTable.name,
                [.set(state, ReservationState.released.value)],
                if: state == ReservationState.held.value
            ),
            .update(
                ItemKey.inventory(productID).primaryKey,
                in: OrderTable.name,
                [
                    .add(OrderTable.Attribute.quantity, DecimalNumber(quantity)),
                    .add(OrderTable.Attribute.reserved, DecimalNumber(-quantity)),
                ]
            ),
        ]
    }
}

extension ReservationState {
    /// The state as it is stored.
    var value: AttributeValue { .string(rawValue) }
}

extension OrderError {
    fileprivate static func closed(_ reservation: Reservation) -> OrderError {
        .reservationClosed(
            "\(reservation.productID) of order \(reservation.orderID) holds nothing"
        )
    }
}
