// swift-tools-version: 6.2
import PackageDescription

let hummingbirdCore: Target.Dependency = .product(
    name: "HummingbirdCore",
    package: "hummingbird"
)
let nioHTTPTypes: Target.Dependency = .product(name: "NIOHTTPTypes", package: "swift-nio-extras")
let nioCore: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let nioPosix: Target.Dependency = .product(name: "NIOPosix", package: "swift-nio")
let nioHTTP1: Target.Dependency = .product(name: "NIOHTTP1", package: "swift-nio")
let httpTypes: Target.Dependency = .product(name: "HTTPTypes", package: "swift-http-types")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let lifecycle: Target.Dependency = .product(
    name: "ServiceLifecycle",
    package: "swift-service-lifecycle"
)
let unixSignals: Target.Dependency = .product(
    name: "UnixSignals",
    package: "swift-service-lifecycle"
)
let argumentParser: Target.Dependency = .product(
    name: "ArgumentParser",
    package: "swift-argument-parser"
)
let histogram: Target.Dependency = .product(name: "Histogram", package: "hdrhistogram-swift")

let package = Package(
    name: "expressway",
    platforms: [.macOS(.v15)],
    products: [
        .library(name: "Time", targets: ["Time"]),
        .library(name: "JSON", targets: ["JSON"]),
        .library(name: "JSONata", targets: ["JSONata"]),
        .library(name: "RegularExpressions", targets: ["RegularExpressions"]),
        .library(name: "Velocity", targets: ["Velocity"]),
        .library(name: "StatesLanguage", targets: ["StatesLanguage"]),
        .library(name: "ExpressWorkflows", targets: ["ExpressWorkflows"]),
        .library(name: "Functions", targets: ["Functions"]),
        .library(name: "LocalFunctions", targets: ["LocalFunctions"]),
        .library(name: "Tables", targets: ["Tables"]),
        .library(name: "SQLiteTables", targets: ["SQLiteTables"]),
        .library(name: "TablesTesting", targets: ["TablesTesting"]),
        .library(name: "Stacks", targets: ["Stacks"]),
        .library(name: "Gateway", targets: ["Gateway"]),
        .library(name: "LocalRuntime", targets: ["LocalRuntime"]),
        .executable(name: "orders", targets: ["orders"]),
        .executable(name: "expressway", targets: ["expressway"]),
    ],
    dependencies: [
        .package(
            url: "https://github.com/hummingbird-project/hummingbird",
            from: "2.28.1",
            traits: []
        ),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0", traits: []),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/HdrHistogram/hdrhistogram-swift", from: "0.2.0"),
    ],
    targets: [
        // MARK: Core
        .target(name: "Time"),
        .target(name: "JSON"),
        .target(name: "RegularExpressions"),
        .target(name: "JSONata", dependencies: ["JSON", "RegularExpressions"]),
        .target(name: "Velocity", dependencies: ["JSON", "RegularExpressions"]),
        .target(name: "StatesLanguage", dependencies: ["JSON", "JSONata"]),
        .target(name: "Functions", dependencies: ["Time", "JSON"]),
        .target(name: "Stacks", dependencies: ["JSON", "StatesLanguage", "Velocity", "Functions"]),

        // MARK: Engine
        .target(
            name: "ExpressWorkflows",
            dependencies: ["Time", "JSON", "JSONata", "StatesLanguage"]
        ),
        .target(name: "LocalFunctions", dependencies: ["Time", "JSON", "Functions"]),
        .target(name: "Tables", dependencies: ["Time", "JSON"]),

        // MARK: Adapters
        .systemLibrary(
            name: "CSQLite",
            pkgConfig: "sqlite3",
            providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite3"])]
        ),
        .target(name: "SQLite", dependencies: ["Time", "CSQLite"]),
        .target(name: "SQLiteTables", dependencies: ["Time", "JSON", "Tables", "SQLite"]),
        .target(name: "TablesTesting", dependencies: ["Time", "JSON", "Tables"]),
        .target(
            name: "Gateway",
            dependencies: [
                "Time", "JSON", "RegularExpressions", "Velocity", "Functions", "Stacks",
                "StatesLanguage",
                "ExpressWorkflows",
                "LocalFunctions", hummingbirdCore, httpTypes, nioHTTPTypes, lifecycle, logging,
                nioCore,
            ]
        ),
        .target(
            name: "LocalRuntime",
            dependencies: [
                "Time", "JSON", "Functions", "StatesLanguage", "Stacks", "ExpressWorkflows",
                "LocalFunctions", "Tables", "SQLiteTables", "Gateway", lifecycle, unixSignals,
                logging,
                nioCore, nioPosix,
            ]
        ),

        // MARK: Application
        .target(name: "Payments", dependencies: ["Time"]),
        .target(name: "PaymentSimulator", dependencies: ["Time", "Payments", "SQLite"]),
        .target(
            name: "OrderProcessor",
            dependencies: ["Time", "JSON", "Functions", "Tables", "Payments"]
        ),
        .target(
            name: "OrderStack",
            dependencies: ["JSON", "StatesLanguage", "Functions", "Stacks", "OrderProcessor"]
        ),
        .target(name: "Terminal", dependencies: ["JSON", argumentParser]),
        .executableTarget(
            name: "orders",
            dependencies: [
                "Terminal",
                "JSON", "StatesLanguage", "Functions", "Stacks", "Tables", "SQLiteTables",
                "ExpressWorkflows", "Gateway", "LocalRuntime", "Payments", "PaymentSimulator",
                "OrderProcessor", "OrderStack", argumentParser, histogram, logging, nioCore,
                nioPosix, nioHTTP1,
            ]
        ),
        .executableTarget(
            name: "expressway",
            dependencies: [
                "Terminal",
                "JSON", "JSONata", "Velocity", "StatesLanguage", "ExpressWorkflows",
                argumentParser,
            ]
        ),

        // MARK: Tests
        .testTarget(name: "TimeTests", dependencies: ["Time"]),
        .testTarget(name: "JSONTests", dependencies: ["JSON"]),
        .testTarget(name: "RegularExpressionsTests", dependencies: ["RegularExpressions"]),
        .testTarget(name: "JSONataTests", dependencies: ["JSON", "JSONata"]),
        .testTarget(name: "VelocityTests", dependencies: ["JSON", "Velocity"]),
        .testTarget(
            name: "StatesLanguageTests",
            dependencies: ["JSON", "JSONata", "StatesLanguage"]
        ),
        .testTarget(
            name: "ExpressWorkflowsTests",
            dependencies: ["Time", "JSON", "JSONata", "StatesLanguage", "ExpressWorkflows"]
        ),
        .testTarget(name: "FunctionsTests", dependencies: ["Time", "JSON", "Functions"]),
        .testTarget(
            name: "LocalFunctionsTests",
            dependencies: ["Time", "JSON", "Functions", "LocalFunctions"]
        ),
        .testTarget(
            name: "StacksTests",
            dependencies: ["JSON", "StatesLanguage", "Functions", "Stacks"]
        ),
        .testTarget(name: "TablesTests", dependencies: ["JSON", "Tables", "TablesTesting"]),
        .testTarget(name: "SQLiteTests", dependencies: ["Time", "SQLite"]),
        .testTarget(
            name: "SQLiteTablesTests",
            dependencies: ["Time", "JSON", "Tables", "SQLite", "SQLiteTables", "TablesTesting"]
        ),
        .testTarget(
            name: "GatewayTests",
            dependencies: [
                "Time", "JSON", "Functions", "LocalFunctions", "StatesLanguage", "Stacks",
                "ExpressWorkflows", "Gateway", httpTypes, logging, nioCore, nioPosix, nioHTTP1,
            ]
        ),
        .testTarget(
            name: "LocalRuntimeTests",
            dependencies: [
                "JSON", "Functions", "StatesLanguage", "Stacks", "Tables", "ExpressWorkflows",
                "LocalRuntime", logging, nioCore, nioPosix,
            ]
        ),
        .testTarget(name: "PaymentsTests", dependencies: ["Payments"]),
        .testTarget(
            name: "PaymentSimulatorTests",
            dependencies: ["Time", "Payments", "PaymentSimulator"]
        ),
        .testTarget(
            name: "OrderProcessorTests",
            dependencies: [
                "Time", "JSON", "Functions", "Tables", "Payments", "PaymentSimulator",
                "OrderProcessor",
            ]
        ),
        .testTarget(
            name: "OrderStackTests",
            dependencies: [
                "Time", "JSON", "JSONata", "StatesLanguage", "Functions", "Stacks",
                "ExpressWorkflows",
                "LocalFunctions", "Tables", "Payments", "PaymentSimulator", "OrderProcessor",
                "OrderStack", "Velocity",
            ]
        ),
        .testTarget(
            name: "EndToEndTests",
            dependencies: [
                "JSON", "StatesLanguage", "Functions", "Stacks", "Tables", "TablesTesting",
                "SQLite", "LocalRuntime", "Payments", "PaymentSimulator", "OrderProcessor",
                "OrderStack", logging, nioCore, nioPosix, nioHTTP1,
            ]
        ),
    ],
    swiftLanguageModes: [.v6]
)

// MARK: Benchmarks
// On demand only: whoever uses the package neither sees nor builds them. See Benchmarks/README.md.
if Context.environment["EXPRESSWAY_BENCHMARKS"] != nil {
    package.targets += [
        .executableTarget(
            name: "hand-written-orders",
            dependencies: [
                "Terminal", "Time", "JSON", "StatesLanguage", "Functions", "LocalFunctions",
                "ExpressWorkflows", "Tables", "SQLiteTables", "LocalRuntime", "Payments",
                "PaymentSimulator", "OrderProcessor", "OrderStack",
                .product(name: "Hummingbird", package: "hummingbird"), httpTypes, logging,
                nioCore, nioPosix,
            ],
            path: "Benchmarks/HandWrittenOrders"
        ),
        .executableTarget(
            name: "module-benchmarks",
            dependencies: [
                "Terminal", "JSON", "StatesLanguage", "ExpressWorkflows", "Functions",
                "LocalFunctions",
            ],
            path: "Benchmarks/ModuleBenchmarks"
        ),
    ]
}

let swiftSettings: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]
for target in package.targets where target.type != .plugin && target.type != .system {
    target.swiftSettings = (target.swiftSettings ?? []) + swiftSettings
}
