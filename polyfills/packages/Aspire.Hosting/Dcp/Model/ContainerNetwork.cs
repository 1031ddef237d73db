using System.Text.Json.Serialization.Metadata;

namespace Aspire.Hosting.Dcp.Model;

internal sealed class ContainerNetwork : CustomResource, IDcpObject<ContainerNetwork>
{
    public static string ObjectKind => nameof(ContainerNetwork);

    public static string Collection => "containernetworks";

    public static JsonTypeInfo<ContainerNetwork> TypeInfo => DcpJsonContext.Default.ContainerNetwork;

    public static JsonTypeInfo<WatchEvent<ContainerNetwork>> WatchTypeInfo => DcpJsonContext.Default.WatchEventContainerNetwork;

    public override string Kind => ObjectKind;

    public ContainerNetworkSpec Spec { get; set; } = new();
}
