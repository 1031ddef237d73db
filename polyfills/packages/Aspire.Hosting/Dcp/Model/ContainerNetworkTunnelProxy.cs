using System.Text.Json.Serialization.Metadata;

namespace Aspire.Hosting.Dcp.Model;

/// <summary>The pair of a process on the host and a container that lets containers reach services of the host.</summary>
internal sealed class ContainerNetworkTunnelProxy : CustomResource, IDcpObject<ContainerNetworkTunnelProxy>
{
    public static string ObjectKind => nameof(ContainerNetworkTunnelProxy);

    public static string Collection => "containernetworktunnelproxies";

    public static JsonTypeInfo<ContainerNetworkTunnelProxy> TypeInfo => DcpJsonContext.Default.ContainerNetworkTunnelProxy;

    public static JsonTypeInfo<WatchEvent<ContainerNetworkTunnelProxy>> WatchTypeInfo => DcpJsonContext.Default.WatchEventContainerNetworkTunnelProxy;

    public override string Kind => ObjectKind;

    public ContainerNetworkTunnelProxySpec Spec { get; set; } = new();

    public ContainerNetworkTunnelProxyStatus? Status { get; set; }
}
