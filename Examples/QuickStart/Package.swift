// swift-tools-version: 6.2
import PackageDescription

let parts = ["JSON", "Functions", "StatesLanguage", "Stacks", "LocalRuntime"]
let expressway = parts.map { Target.Dependency.product(name: $0, package: "expressway") }
let package = Package(
    name: "QuickStart",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "expressway", path: "../.."),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    ],
    targets: [
        .executableTarget(
            name: "QuickStart",
            dependencies: expressway + [.product(name: "Logging", package: "swift-log")]
        ),
        .testTarget(name: "QuickStartTests", dependencies: expressway + ["QuickStart"]),
    ]
)
