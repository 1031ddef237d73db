using System.Text.Json.Serialization;

namespace Aspire.Hosting.Dcp.Model;

/// <summary>JSON inside the argument annotations, with the names as they are.</summary>
[JsonSerializable(typeof(IReadOnlyList<AppLaunchArgument>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class ArgumentsJsonContext : JsonSerializerContext;
