using System.Text.Json.Serialization;

namespace Aspire.Hosting.Dcp.Model;

/// <summary>JSON inside the launch configurations annotation.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(IReadOnlyList<ProjectLaunchConfiguration>))]
internal sealed partial class LaunchConfigurationJsonContext : JsonSerializerContext;
