namespace OpenMeet.Engine;

/// <summary>What goes into the feed; all else about these packages is read from what the bundle says itself.</summary>
internal static class FeedContents
{
    /// <summary>Packages whose assemblies are taken out of the bundle, together with what they depend on.</summary>
    public static readonly IReadOnlyList<string> FromBundle =
    [
        "Google.Protobuf",
        "Grpc.AspNetCore.Server",
        "Grpc.AspNetCore.Server.ClientFactory",
        "Grpc.Core.Api",
        "Grpc.Net.Client",
        "Grpc.Net.ClientFactory",
        "Grpc.Net.Common",
        "Microsoft.AspNetCore.Authentication.OpenIdConnect",
        "Microsoft.IdentityModel.Abstractions",
        "Microsoft.IdentityModel.JsonWebTokens",
        "Microsoft.IdentityModel.Logging",
        "Microsoft.IdentityModel.Protocols",
        "Microsoft.IdentityModel.Protocols.OpenIdConnect",
        "Microsoft.IdentityModel.Tokens",
        "OpenTelemetry",
        "OpenTelemetry.Api",
        "OpenTelemetry.Api.ProviderBuilderExtensions",
        "OpenTelemetry.Exporter.OpenTelemetryProtocol",
        "OpenTelemetry.Extensions.Hosting",
        "System.IdentityModel.Tokens.Jwt",
        "System.IO.Hashing",
    ];

    /// <summary>
    /// Packages whose assembly the ASP.NET Core shared framework carries: an empty package that asks for the framework
    /// satisfies whoever depends on them.
    /// </summary>
    public static readonly IReadOnlyList<string> InSharedFramework =
    [
        "Microsoft.AspNetCore.Connections.Abstractions",
        "Microsoft.AspNetCore.Cryptography.Internal",
        "Microsoft.AspNetCore.Cryptography.KeyDerivation",
        "Microsoft.AspNetCore.Http.Connections.Common",
        "Microsoft.AspNetCore.SignalR.Common",
        "Microsoft.AspNetCore.SignalR.Protocols.Json",
        "Microsoft.Extensions.Features",
    ];

    /// <summary>EF Core's design-time package depends on it for T4 templates, which nothing here uses.</summary>
    public static readonly IReadOnlyDictionary<string, string> Empty =
        new Dictionary<string, string>(StringComparer.Ordinal) { ["Mono.TextTemplating"] = "3.0.0" };

    /// <summary>Assemblies that lie in the .NET SDK's own folder.</summary>
    public static readonly IReadOnlyList<string> FromSdk = ["Microsoft.VisualStudio.SolutionPersistence"];
}
