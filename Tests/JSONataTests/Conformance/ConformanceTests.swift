import Foundation
import JSON
import JSONata
import Testing

/// The reference's own cases, and the grid of edges, one test for each group.
///
/// They lie beside the repository, so that a clone on its own skips them.
@Suite(.enabled(if: SharedFiles.arePresent, "the shared reference data is not there"))
struct ConformanceTests {
    @Test(arguments: SharedFiles.groups(in: "cases"))
    func `answers the cases of the reference`(group: String) throws {
        try verify(group, folder: "cases")
    }

    @Test(arguments: SharedFiles.groups(in: "edge"))
    func `answers the grid of edges`(group: String) throws {
        try verify(group, folder: "edge")
    }

    /// Every case passes but those listed, and those listed still fail.
    private func verify(_ group: String, folder: String) throws {
        var failed: [String: String] = [:]
        var count = 0
        for line in try SharedFiles.lines("\(folder)/\(group).jsonl") {
            let example = try ConformanceCase(line: line)
            count += 1
            if let failure = try example.failure() {
                failed[example.id] = "\(example.expression): \(failure)"
            }
        }
        print("conformance \(folder)/\(group): \(count - failed.count) of \(count)")
        for (id, failure) in failed.sorted(by: { $0.key < $1.key })
        where KnownDifferences.reasons[id] == nil {
            Issue.record("\(id) \(failure)")
        }
        let known = KnownDifferences.reasons.keys.filter {
            $0.hasPrefix("\(prefix(folder))\(group)/")
        }
        for id in known where failed[id] == nil {
            Issue.record("\(id) passes and is still listed as a difference")
        }
    }

    private func prefix(_ folder: String) -> String { folder == "edge" ? "edge-" : "" }
}
