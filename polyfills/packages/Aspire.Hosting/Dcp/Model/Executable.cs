using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Aspire.Hosting.Dcp.Model;

internal sealed class Executable : CustomResource, IDcpObject<Executable>
{
    public static string ObjectKind => nameof(Executable);

    public static string Collection => "executables";

    public static JsonTypeInfo<Executable> TypeInfo => DcpJsonContext.Default.Executable;

    public static JsonTypeInfo<WatchEvent<Executable>> WatchTypeInfo => DcpJsonContext.Default.WatchEventExecutable;

    public override string Kind => ObjectKind;

    public ExecutableSpec Spec { get; set; } = new();

    public ExecutableStatus? Status { get; set; }

    [JsonIgnore]
    public override bool LogsAvailable => !string.IsNullOrEmpty(Status?.State);
}
