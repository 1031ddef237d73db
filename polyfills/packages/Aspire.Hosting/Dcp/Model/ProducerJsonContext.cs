using System.Text.Json.Serialization;

namespace Aspire.Hosting.Dcp.Model;

/// <summary>JSON inside the <c>service-producer</c> annotation, where a missing port is written as null.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IReadOnlyList<ServiceProducer>))]
internal sealed partial class ProducerJsonContext : JsonSerializerContext;
