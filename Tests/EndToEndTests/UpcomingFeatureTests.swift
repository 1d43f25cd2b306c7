import Testing

/// A misspelt feature in the manifest is ignored without a word; these fail instead.
struct UpcomingFeatureTests {
    @Test func `every upcoming feature of the manifest is on`() {
        var missing: [String] = []
        #if !hasFeature(ExistentialAny)
        missing.append("ExistentialAny")
        #endif
        #if !hasFeature(InternalImportsByDefault)
        missing.append("InternalImportsByDefault")
        #endif
        #if !hasFeature(MemberImportVisibility)
        missing.append("MemberImportVisibility")
        #endif
        #if !hasFeature(NonisolatedNonsendingByDefault)
        missing.append("NonisolatedNonsendingByDefault")
        #endif
        #expect(missing.isEmpty)
    }

    @Test func `the language mode is Swift 6`() {
        #if swift(>=6)
        let isSwift6 = true
        #else
        let isSwift6 = false
        #endif
        #expect(isSwift6)
    }
}
