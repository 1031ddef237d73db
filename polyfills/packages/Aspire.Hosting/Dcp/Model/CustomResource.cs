using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Aspire.Hosting.Dcp.Model;

/// <summary>An object of DCP's Kubernetes-style API: names and annotations that Aspire gives it.</summary>
internal abstract class CustomResource
{
    public const string GroupName = "usvc-dev.developer.microsoft.com";
    public const string Version = "v1";

    public const string ServiceProducerAnnotation = "service-producer";
    public const string EndpointNameAnnotation = "endpoint-name";
    public const string ResourceNameAnnotation = "resource-name";
    public const string ContainerTunnelInstanceName = "container-tunnel-instance-name";
    public const string ContainerNetworkAnnotation = "container-network";
    public const string PrimaryServiceNameAnnotation = "primary-service-name";
    public const string OtelServiceNameAnnotation = "otel-service-name";
    public const string OtelServiceInstanceIdAnnotation = "otel-service-instance-id";
    public const string ResourceStateAnnotation = "resource-state";
    public const string ResourceAppArgsAnnotation = "resource-app-args";
    public const string ResourceProjectArgsAnnotation = "resource-project-args";
    public const string ResourceReplicaCount = "resource-replica-count";
    public const string ResourceReplicaIndex = "resource-replica-index";
    public const string LaunchConfigurationsAnnotation = "executable.usvc-dev.developer.microsoft.com/launch-configurations";

    public abstract string Kind { get; }

    public string ApiVersion { get; set; } = $"{GroupName}/{Version}";

    public ObjectMeta Metadata { get; set; } = new();

    [JsonIgnore]
    public string? AppModelResourceName => GetAnnotation(ResourceNameAnnotation);

    [JsonIgnore]
    public string? AppModelInitialState => GetAnnotation(ResourceStateAnnotation);

    /// <summary>DCP reports no state before it has begun to work on an object; only then are there logs.</summary>
    [JsonIgnore]
    public virtual bool LogsAvailable => false;

    public string? GetAnnotation(string name) =>
        Metadata.Annotations is { } annotations && annotations.TryGetValue(name, out var value) ? value : null;

    public void Annotate(string name, string value) => (Metadata.Annotations ??= [])[name] = value;

    /// <summary>Stores a list as JSON text, the form in which DCP reads its own list annotations.</summary>
    public void Annotate<T>(string name, IReadOnlyList<T> values, JsonTypeInfo<IReadOnlyList<T>> typeInfo) =>
        Annotate(name, JsonSerializer.Serialize(values, typeInfo));

    public IReadOnlyList<T> GetAnnotation<T>(string name, JsonTypeInfo<IReadOnlyList<T>> typeInfo) =>
        GetAnnotation(name) is { Length: > 0 } text ? JsonSerializer.Deserialize(text, typeInfo) ?? [] : [];
}
