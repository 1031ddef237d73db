using System.Text.Json.Serialization;

namespace Aspire.Hosting.Dcp.Model;

/// <summary>JSON of the API itself: absent members are not written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Container))]
[JsonSerializable(typeof(WatchEvent<Container>))]
[JsonSerializable(typeof(Executable))]
[JsonSerializable(typeof(WatchEvent<Executable>))]
[JsonSerializable(typeof(Service))]
[JsonSerializable(typeof(WatchEvent<Service>))]
[JsonSerializable(typeof(Endpoint))]
[JsonSerializable(typeof(WatchEvent<Endpoint>))]
[JsonSerializable(typeof(ContainerNetwork))]
[JsonSerializable(typeof(WatchEvent<ContainerNetwork>))]
[JsonSerializable(typeof(ContainerNetworkTunnelProxy))]
[JsonSerializable(typeof(WatchEvent<ContainerNetworkTunnelProxy>))]
[JsonSerializable(typeof(ExecutionDocument))]
[JsonSerializable(typeof(IReadOnlyList<JsonPatchOperation>))]
[JsonSerializable(typeof(List<TunnelConfiguration>))]
internal sealed partial class DcpJsonContext : JsonSerializerContext;
