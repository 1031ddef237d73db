using System.Text.Json.Serialization.Metadata;

namespace Aspire.Hosting.Dcp.Model;

/// <summary>An address at which one running instance serves a <see cref="Service"/>; DCP makes and deletes them.</summary>
internal sealed class Endpoint : CustomResource, IDcpObject<Endpoint>
{
    public static string ObjectKind => nameof(Endpoint);

    public static string Collection => "endpoints";

    public static JsonTypeInfo<Endpoint> TypeInfo => DcpJsonContext.Default.Endpoint;

    public static JsonTypeInfo<WatchEvent<Endpoint>> WatchTypeInfo => DcpJsonContext.Default.WatchEventEndpoint;

    public override string Kind => ObjectKind;

    public EndpointSpec Spec { get; set; } = new();
}
