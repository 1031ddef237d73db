using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Aspire.Hosting.Dcp.Model;

internal sealed class Container : CustomResource, IDcpObject<Container>
{
    public static string ObjectKind => nameof(Container);

    public static string Collection => "containers";

    public static JsonTypeInfo<Container> TypeInfo => DcpJsonContext.Default.Container;

    public static JsonTypeInfo<WatchEvent<Container>> WatchTypeInfo => DcpJsonContext.Default.WatchEventContainer;

    public override string Kind => ObjectKind;

    public ContainerSpec Spec { get; set; } = new();

    public ContainerStatus? Status { get; set; }

    [JsonIgnore]
    public override bool LogsAvailable => !string.IsNullOrEmpty(Status?.State);
}
